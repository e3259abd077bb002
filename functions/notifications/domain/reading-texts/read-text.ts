import { type Clause, linesOf } from './clauses.ts'
import { findingIn, hasContent } from './findings.ts'
import { type Keyword, keywordOf } from './keywords.ts'
import { withoutInstructions } from './opt-out-instruction.ts'
import { withoutOurWords } from './our-words.ts'
import { wordsOf } from './plain-text.ts'
import { holdsWhole, sentText } from './sent-texts.ts'

/**
 * `cancel`: a stop that may also mean the appointment. `pause`: a stop word in another sense, withdraws marketing only.
 * `yes`: a start only in reply to a stop confirmation.
 */
export type InboundIntent = Keyword | 'pause' | 'reply'

const stopSigns = /\u{1f6d1}|\u26d4|\u{1f6ab}|\u{1f515}|\u{1f4f5}/u

/** Fewer words beside a quotation tell no other meaning. */
const minOwnWords = 3

/**
 * Reads what the customer wrote; what is quoted of `sentTexts`, the texts sent to the phone, is taken away before. A stop in words
 * that we sent too, with hardly a word beside it, is one: only a whole SMS of ours, and its opt-out instruction, are surely quoted.
 */
export function readText(text: string, sentTexts: readonly string[] = []): InboundIntent {
  const sent = sentTexts.map(sentText)
  const own = withoutOurWords(text, sent)
  const intent = intentIn(own, text)
  const isQuotation = wordsOf(own).length >= minOwnWords || sent.some((each) => holdsWhole(text, each))
  if (sent.length === 0 || isQuotation || intent === 'stop' || intent === 'cancel') return intent
  const unquoted = withoutInstructions(text)
  return intentIn(withoutOurWords(unquoted, []), unquoted) === 'stop' ? 'stop' : intent
}

/** `own`: what `text` says without quotations. */
function intentIn(own: string, text: string): InboundIntent {
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
