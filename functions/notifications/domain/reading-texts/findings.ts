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
  const isSaid = (group: keyof LanguageRules) => clauses.some(({ words }) => says(group, textOf(words)))
  const findings = clauses.map(findingOf)
  const isCertain = (finding: Finding | undefined, index: number) => {
    if (finding === undefined || !isStopFinding(finding) || isSaid('wanted')) return false
    if (finding === 'howTo') return !findings.includes('help')
    if (clauses.slice(index).some(({ words }) => says('takenBack', textOf(words)))) return false
    if (finding === 'bareStop') return !isSaid('content')
    if (finding === 'denial') return !isSaid('busy')
    return finding !== 'wrongNumber' || !isSaid('rightNumber')
  }
  if (findings.some(isCertain)) return 'stop'
  if (findings.includes('howTo') && findings.includes('help')) return 'help'
  if (findings.includes('start')) return 'start'
  if (findings.some((each) => each === 'doubtful' || (each !== undefined && isStopFinding(each)))) return 'doubtful'
  return findings.includes('help') ? 'help' : undefined
}

/** Whether clauses praise, or ask about the work. */
export const hasContent = (clauses: readonly Clause[]) => clauses.some(({ words }) => says('content', textOf(words)))

const isStopFinding = (finding: Finding) => ['stop', 'bareStop', 'denial', 'howTo', 'wrongNumber'].includes(finding)

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
