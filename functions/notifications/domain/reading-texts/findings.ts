import type { Clause } from './clauses.ts'
import { keywordOf } from './keywords.ts'
import { englishRules } from './languages/english.ts'
import type { LanguageRules } from './languages/language.ts'
import { isForeignStop } from './languages/other-languages.ts'
import { spanishRules } from './languages/spanish.ts'
import { isIn, textOf, without } from './phrases.ts'

/**
 * What a clause says of texts. `bareStop`: a stop of nothing in particular. `denial`: "don't text", which may hold for now only.
 * `howTo`: asks how to stop. `wrongNumber`: the phone is not the addressee's. `doubtful`: stopping is spoken of, and not asked for.
 */
type Finding = 'stop' | 'bareStop' | 'denial' | 'howTo' | 'wrongNumber' | 'start' | 'help' | 'doubtful'

const languages: readonly LanguageRules[] = [englishRules, spanishRules]
const stopWords = new Set(
  (
    'stop stops stopped stopping end quit cancel cancelled canceled cancelling revoke remove removed unsubscribe unsubscribed arret ' +
    'cease discontinue cancelar cancele cancelen cancelo cancela parar pare paren para alto baja basta salir eliminar dejen dejaron'
  ).split(' '),
)

/** A denial with one of these does not hold for now only. */
const forGood = new Set('ever again anymore more never longer forever mas nunca jamas'.split(' '))

/** What clauses say of texts, all together: in doubt between a stop and something else, `doubtful`. */
export function findingIn(clauses: readonly Clause[]): 'stop' | 'start' | 'help' | 'doubtful' | undefined {
  const texts = clauses.map(({ words }) => textOf(words))
  const distinct = [...new Set(texts)]
  const isSaid = (group: keyof LanguageRules) => distinct.some((text) => says(group, text))
  const findings = findingsOf(clauses)
  const stops = findings.flatMap((finding, index) => (finding && isStopFinding(finding) ? [{ finding, index }] : []))
  if (stops.length === 0) return lesserFinding(findings)
  const doubts: Partial<Record<Finding, boolean>> = {
    bareStop: isSaid('content'),
    denial: isSaid('busy'),
    wrongNumber: isSaid('rightNumber'),
    howTo: findings.includes('help'),
  }
  const takingBack = new Set(distinct.filter((text) => says('takenBack', text)))
  const takenBack = texts.findLastIndex((text) => takingBack.has(text))
  const isCertain = stops.some(({ finding, index }) => index > takenBack && !doubts[finding])
  if (isCertain && !isSaid('wanted')) return 'stop'
  if (findings.includes('howTo') && findings.includes('help')) return 'help'
  return findings.includes('start') ? 'start' : 'doubtful'
}

function lesserFinding(findings: readonly (Finding | undefined)[]): 'start' | 'doubtful' | 'help' | undefined {
  return (['start', 'doubtful', 'help'] as const).find((each) => findings.includes(each))
}

/** Whether clauses praise, or ask about the work. */
export const hasContent = (clauses: readonly Clause[]) => clauses.some(({ words }) => says('content', textOf(words)))

const isStopFinding = (finding: Finding) => ['stop', 'bareStop', 'denial', 'howTo', 'wrongNumber'].includes(finding)

/** Reads what is repeated once. */
function findingsOf(clauses: readonly Clause[]): (Finding | undefined)[] {
  const keyOf = ({ named, own }: Clause) => `${own}${textOf(named)}`
  const read = new Map(clauses.map((clause) => [keyOf(clause), clause]))
  const findings = new Map([...read].map(([key, clause]) => [key, findingOf(clause)]))
  return clauses.map((clause) => findings.get(keyOf(clause)))
}

function findingOf({ words, named, own }: Clause): Finding | undefined {
  const keyword = keywordOf(words)
  if (keyword === 'stop' && (own || words.includes('stop') || words.includes('unsubscribe'))) return 'bareStop'
  if (isForeignStop(words)) return 'stop'
  const text = withoutAll('negated', textOf(words))
  const unlimited = withoutAll('limited', text)
  const stop = stopIn(withoutAll('otherMeaning', unlimited), withoutAll('limited', textOf(named)))
  if (says('howTo', text)) return says('help', text) ? 'help' : 'howTo'
  const isOfOthers = says('otherPerson', textOf(named))
  if (stop && !isQuestion(text) && !isOfOthers) return stop
  if (stop || isOfOthers) return 'doubtful'
  if (says('start', text)) return 'start'
  if (says('help', text)) return 'help'
  const isDoubtful = says('doubtful', text) || unlimited !== text || hasWord(stopWords, text)
  return isDoubtful ? 'doubtful' : undefined
}

function stopIn(text: string, named: string): Finding | undefined {
  if (says('stop', text)) return hasWord(stopWords, text) || hasWord(forGood, text) ? 'stop' : 'denial'
  if (says('callStops', text)) return 'stop'
  if (says('wrongNumber', text) || says('wrongPerson', named)) return 'wrongNumber'
  return says('bareStop', text) ? 'bareStop' : undefined
}

const isQuestion = (text: string) => says('question', text) && !says('request', text)
const hasWord = (of: ReadonlySet<string>, text: string) => text.split(' ').some((word) => of.has(word))

const says = (group: keyof LanguageRules, text: string) =>
  languages.some((rules) => rules[group].some((each) => isIn(text, each)))

const withoutAll = (group: keyof LanguageRules, text: string) =>
  languages.flatMap((rules) => rules[group]).reduce(without, text)
