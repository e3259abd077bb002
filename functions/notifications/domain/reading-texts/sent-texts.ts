import { instruction } from './opt-out-instruction.ts'
import { wordsOf } from './plain-text.ts'

/** Fewer words in a row are the customer's own, such as "STOP to opt out". */
const runLength = 6

/** Fewer words are a keyword with a courtesy. */
const minQuotingWords = 3
/** A sender's name before the text is this long at most. */
const maxNameWords = 12

/** Whether what was sent to the phone can make a difference to how a text is read. */
export const mayQuote = (text: string) => wordsOf(text).length >= minQuotingWords

/**
 * Words of an SMS that was sent, where it begins (with the sender's name and after it), and where our opt-out instruction does: a
 * quotation has one of them. Other words that it shares with an answer are the customer's own.
 */
export type SentText = {
  readonly words: readonly string[]
  readonly starts: readonly number[]
  readonly instruction: number | undefined
}

/** A stretch of words, `end` not included. */
type Stretch = { readonly start: number; readonly end: number }
type Token = { readonly word: string; readonly at: number; readonly length: number }

export function sentText(text: string): SentText {
  const tokens = tokensOf(text)
  const indexAt = (at: number) => (at === -1 ? -1 : tokens.findIndex((token) => token.at >= at))
  const afterName = indexAt(text.search(/:\s/u))
  const instructed = indexAt(text.search(instruction))
  return {
    words: tokens.map(({ word }) => word),
    starts: [0, ...(afterName > 0 && afterName <= maxNameWords ? [afterName] : [])],
    instruction: instructed === -1 ? undefined : instructed,
  }
}

/** The text with each quotation taken out, and with it the rest of a word that was cut off ("opt o…"). */
export function withoutRuns(text: string, sentTexts: readonly SentText[]): string {
  const tokens = tokensOf(text)
  const words = tokens.map(({ word }) => word)
  const quoted = sentTexts.flatMap((sent) => stretchesOf(words, sent))
  if (quoted.length === 0) return text
  const covered = new Set(
    quoted.flatMap(({ start, end }) =>
      words
        .keys()
        .drop(start)
        .take(end - start)
        .toArray(),
    ),
  )
  let rest = ''
  let end = 0
  for (const [index, { at, length }] of tokens.entries()) {
    const isCutOff = covered.has(index - 1) && /^(?:…|\.\.)/u.test(text.slice(at + length, at + length + 2))
    if (!covered.has(index) && !isCutOff) continue
    rest += `${text.slice(end, at)} `
    end = at + length
  }
  return rest + text.slice(end)
}

/** Whether the words, which stand between quotation marks, quote the sent text; the last one may be cut off. */
export function isQuotation(words: readonly string[], sent: SentText): boolean {
  return sent.words.some((_, from) => {
    const isThere = words.every((word, index) => {
      const other = sent.words[from + index]
      return other === word || (index === words.length - 1 && other?.startsWith(word))
    })
    return isThere && isOurs({ start: from, end: from + words.length }, sent)
  })
}

/** Whether a text has all words of a sent one in a row, the sender's name aside. */
export function holdsWhole(text: string, { words, starts }: SentText): boolean {
  const inner = words.slice(starts.at(-1))
  return inner.length >= runLength && ` ${wordsOf(text).join(' ')} `.includes(` ${inner.join(' ')} `)
}

/** The longest stretches that are in both, word by word, and quote the sent text. */
function stretchesOf(words: readonly string[], sent: SentText): Stretch[] {
  const places = Map.groupBy(sent.words.keys(), (place) => sent.words[place])
  const isSame = (index: number, place: number) => words[index] !== undefined && words[index] === sent.words[place]
  return [...words.entries()].flatMap(([start, word]) =>
    (places.get(word) ?? []).flatMap((place) => {
      if (isSame(start - 1, place - 1)) return [] // within a longer one
      let length = 1
      while (isSame(start + length, place + length)) length += 1
      const isQuoted = length >= runLength && isOurs({ start: place, end: place + length }, sent)
      return isQuoted ? [{ start, end: start + length }] : []
    }),
  )
}

function isOurs({ start, end }: Stretch, { starts, instruction: instructed }: SentText): boolean {
  const isBeginning = starts.some((each) => start <= each && each < end)
  return isBeginning || (instructed !== undefined && start <= instructed && instructed + 1 < end)
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu)].map(({ 0: token, index }) => ({
    word: wordsOf(token).join(''),
    at: index,
    length: token.length,
  }))
}
