import { isOneWord } from './carrier-keywords.ts'
import type { InboundIntent } from './classify-text.ts'

/**
 * Whether the office is told of a customer's text. What the installation answers by itself needs no reader; a question for help in
 * more than a word may be about the appointment too.
 */
export function needsReader(intent: InboundIntent, body: string | undefined): boolean {
  if (intent === 'help') return body !== undefined && !isOneWord(body)
  return intent !== 'stop' && intent !== 'start'
}
