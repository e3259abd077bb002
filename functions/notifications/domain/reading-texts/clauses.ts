import { personName } from './languages/language.ts'
import { plainText } from './plain-text.ts'
import { correctedWord } from './typing-errors.ts'

/**
 * `named`: the words with names of people replaced by `personName`. `own`: a sentence or line of its own, not only between
 * commas.
 */
export type Clause = { readonly words: readonly string[]; readonly named: readonly string[]; readonly own: boolean }

/** Says how, and not what. */
const swearing = new Set(
  'fucking fuckin fking effing freaking frickin damn damned goddamn bloody tf pinche pinches maldito maldita'.split(
    ' ',
  ),
)
const capitalised = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october ' +
    'november december mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec christmas ' +
    'thanksgiving easter street st ave avenue road rd english spanish lunes martes miercoles jueves viernes sabado domingo enero ' +
    'febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre navidad stop texting text sure home here ready available interested happy done going able working'
  ).split(' '),
)

/** A text message has 1,600 letters at most. */
const maxLetters = 2_000
const maxWords = 40

/**
 * The clauses of each line, in plain words with typing errors corrected. A capitalised word within a sentence counts as a name.
 */
export function linesOf(text: string): Clause[][] {
  const plain = plainText(withNamesMarked([...text].slice(0, maxLetters).join('')))
  return plain
    .split(/[\n\r\u2028]+/u)
    .map(clausesOf)
    .filter((clauses) => clauses.length > 0)
}

function clausesOf(line: string): Clause[] {
  return line.split(/[.!?;…。！？؟।]+|\p{Extended_Pictographic}+/u).flatMap((sentence) => {
    const clauses = sentence
      .split(/[,،、:()[\]"“”«»„]|\s[-–—]+\s|—|(?<=\s)(?:but|pero|aber)(?=\s)/u)
      .flatMap((part) => chunks(wordsIn(part)))
    return clauses.map((marked) => ({
      words: marked.map((word) => word.replace(personName, '')),
      named: marked.map((word) => (word.startsWith(personName) ? personName : word)),
      own: clauses.length === 1,
    }))
  })
}

function wordsIn(part: string): string[] {
  const words = (part.match(/\ue000?[\p{L}\p{M}\p{N}]+/gu) ?? []).filter((word) => !swearing.has(word))
  return words.flatMap((word) =>
    word.startsWith(personName) ? [`${personName}${correctedWord(word.slice(1))}`] : splitRun(correctedWord(word)),
  )
}

/** "stoptexting" */
function splitRun(word: string): string[] {
  const joined =
    /^(stop|pare|dejen)(texting|messaging|sending|spamming|texts|messages|all|it|this|now|please|ya)$/.exec(word)
  return joined ? joined.slice(1) : [word]
}

function chunks(words: readonly string[]): string[][] {
  const count = Math.ceil(words.length / maxWords)
  return Array.from({ length: count }, (_, index) => words.slice(index * maxWords, (index + 1) * maxWords))
}

function withNamesMarked(text: string): string {
  if (!/\p{Ll}/u.test(text)) return text
  return text.replace(/(?<=[\p{Ll}\d,'’] )\p{Lu}\p{Ll}{2,}/gu, (word) =>
    capitalised.has(word.toLowerCase()) ? word : `${personName}${word}`,
  )
}
