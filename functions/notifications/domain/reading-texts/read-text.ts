import { type Clause, linesOf } from './clauses.ts'
import { findingIn, hasContent } from './findings.ts'
import { type Keyword, keywordOf } from './keywords.ts'
import { withoutOurWords } from './our-words.ts'

/**
 * `cancel`: a stop that may also mean the appointment. `pause`: a stop word in another sense, withdraws marketing only.
 * `yes`: a start only in reply to a stop confirmation.
 */
export type InboundIntent = Keyword | 'pause' | 'reply'

const stopSigns = /\u{1f6d1}|\u26d4|\u{1f6ab}|\u{1f515}|\u{1f4f5}/u

/** Reads what the customer wrote; what is quoted of `sentTexts`, the texts sent to the phone, is taken away before. */
export function readText(text: string, sentTexts: readonly string[] = []): InboundIntent {
  const own = withoutOurWords(text, sentTexts)
  const lines = linesOf(own)
  const [first] = lines
  if (!first) return text === own && stopSigns.test(text) ? 'stop' : 'reply'
  const whole = keywordOf(wordsIn(lines.flat()))
  if (whole) return whole
  const signed = lines.length > 1 && !hasContent(lines.flat()) ? keywordOf(wordsIn(first)) : undefined
  if (signed === 'stop' || signed === 'cancel') return signed
  return intentOf(lines.flat())
}

const wordsIn = (clauses: readonly Clause[]) => clauses.flatMap(({ words }) => words)

const intents = { stop: 'stop', start: 'start', help: 'help', doubtful: 'pause' } as const

function intentOf(clauses: readonly Clause[]): InboundIntent {
  const finding = findingIn(clauses)
  return finding ? intents[finding] : 'reply'
}
