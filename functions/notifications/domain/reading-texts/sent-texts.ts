import { wordsOf } from './plain-text.ts'

/** Fewer words in a row are the customer's own, such as "STOP to opt out". */
const runLength = 6

/** Fewer words are a keyword with a courtesy. */
const minQuotingWords = 3

/** Whether what was sent to the phone can make a difference to how a text is read. */
export const mayQuote = (text: string) => wordsOf(text).length >= minQuotingWords

/** Every run of six words of the texts. */
export function sentRuns(sentTexts: readonly string[]): ReadonlySet<string> {
  return new Set(sentTexts.flatMap((sent) => runsOf(wordsOf(sent))))
}

/** The text with each stretch of `runs` taken out, and with it the rest of a word that was cut off ("opt o…"). */
export function withoutRuns(text: string, runs: ReadonlySet<string>): string {
  if (runs.size === 0) return text
  const tokens = [...text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu)]
  const words = tokens.map(([token]) => wordsOf(token).join(''))
  const covered = new Set(
    runsOf(words).flatMap((run, start) =>
      runs.has(run) ? Array.from({ length: runLength }, (_, offset) => start + offset) : [],
    ),
  )
  let rest = ''
  let end = 0
  for (const [index, { 0: token, index: start }] of tokens.entries()) {
    const isCutOff =
      covered.has(index - 1) && /^(?:…|\.\.)/u.test(text.slice(start + token.length, start + token.length + 2))
    if (!covered.has(index) && !isCutOff) continue
    rest += `${text.slice(end, start)} `
    end = start + token.length
  }
  return rest + text.slice(end)
}

/** Whether the words stand in a row in `sent`; the last one may be cut off. */
export function isRunOf(words: readonly string[], sent: string): boolean {
  return ` ${wordsOf(sent).join(' ')}`.includes(` ${words.join(' ')}`)
}

function runsOf(words: readonly string[]): string[] {
  const count = Math.max(0, words.length - runLength + 1)
  return Array.from({ length: count }, (_, start) => words.slice(start, start + runLength).join(' '))
}
