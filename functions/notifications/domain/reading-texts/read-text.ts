import { type Clause, linesOf } from './clauses.ts'
import { type Keyword, keywordOf } from './keywords.ts'
import { englishRules } from './languages/english.ts'
import type { LanguageRules } from './languages/language.ts'
import { isForeignStop } from './languages/other-languages.ts'
import { spanishRules } from './languages/spanish.ts'
import { withoutInstructions } from './opt-out-instruction.ts'
import { withoutOurWords } from './our-words.ts'
import { textOf } from './phrases.ts'
import { wordsOf } from './plain-text.ts'
import { holdsWhole, sentText } from './sent-texts.ts'

/**
 * `cancel`: a stop that may also mean the appointment. `pause`: a stop word in another sense, withdraws marketing only.
 * `yes`: a start only in reply to a stop confirmation.
 */
export type InboundIntent = Keyword | 'pause' | 'reply'

/** What a clause says of texts. `doubtful`: a stop word in another sense. */
type Finding = 'stop' | 'start' | 'help' | 'doubtful'

const languages: readonly LanguageRules[] = [englishRules, spanishRules]
const stopSigns = /\u{1f6d1}|\u26d4|\u{1f6ab}|\u{1f515}|\u{1f4f5}/u
const stopWords = new Set(
  (
    'stop stops stopped stopping end quit cancel cancelled canceled cancelling revoke remove removed unsubscribe arret cease ' +
    'cancelar cancele cancelen cancelo cancela parar pare paren para alto baja basta salir eliminar'
  ).split(' '),
)

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
  const signed = lines.length > 1 ? keywordOf(wordsIn(first)) : undefined
  if (signed === 'stop' || signed === 'cancel') return signed
  return intentOf(lines.flat())
}

const wordsIn = (clauses: readonly Clause[]) => clauses.flatMap(({ words }) => words)

function intentOf(clauses: readonly Clause[]): InboundIntent {
  const isWanted = clauses.some(({ words }) => languages.some(({ wanted }) => matches(wanted, textOf(words))))
  const findings = new Set(clauses.map((clause) => findingOf(clause, isWanted)))
  if (findings.has('stop')) return 'stop'
  if (findings.has('start')) return 'start'
  if (findings.has('help')) return 'help'
  return findings.has('doubtful') ? 'pause' : 'reply'
}

function findingOf({ words, named, own }: Clause, isWanted: boolean): Finding | undefined {
  const keyword = keywordOf(words)
  if (keyword === 'stop' && (own || words.includes('stop') || words.includes('unsubscribe'))) return 'stop'
  if (isForeignStop(words)) return 'stop'
  const text = textOf(words)
  let rest = text
  for (const { negated } of languages) rest = without(rest, negated)
  const affirmed = rest
  for (const { otherMeaning } of languages) rest = without(rest, otherMeaning)
  const isStop = languages.some(
    ({ stop, callStops, wrongPerson }) =>
      matches(stop, rest) || (!isWanted && matches(callStops, rest)) || matches(wrongPerson, textOf(named)),
  )
  if (isStop) return 'stop'
  if (languages.some(({ start }) => matches(start, affirmed))) return 'start'
  if (languages.some(({ help }) => matches(help, affirmed))) return 'help'
  if (languages.some(({ doubtful }) => matches(doubtful, affirmed))) return 'doubtful'
  return affirmed.split(' ').some((word) => stopWords.has(word)) ? 'doubtful' : undefined
}

const matches = (rules: readonly RegExp[], text: string) => rules.some((each) => text.search(each) !== -1)

/** A mark stays in the place of what is taken out, so that its ends are not read as one. */
const without = (text: string, rules: readonly RegExp[]) => rules.reduce((rest, each) => rest.replace(each, ' ·'), text)
