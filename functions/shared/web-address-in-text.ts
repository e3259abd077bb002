import { dictionary } from './dictionary.ts'

/** Up to what cannot be part of an address as it is written: space, angle bracket, double quotes and guillemets. */
const start = /https:\/\/[^\s<>"“”„«»`]+/giu
/** What ends a sentence or a quotation more often than an address. */
const trailing = /[.,;:!?'’‘…。，、]/u
const brackets = dictionary({ ')': '(', ']': '[', '}': '{' })

export type TextPart = { readonly text: string; readonly isAddress: boolean }

/**
 * Splits a text at its https addresses. Punctuation after an address is none of it, nor is a closing bracket that the address
 * does not open: "(see https://a.example/b_(c).)" holds `https://a.example/b_(c)`.
 */
export function splitAtAddresses(text: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const { 0: found, index } of text.matchAll(start)) {
    const address = withoutTrailing(found)
    parts.push({ text: text.slice(end, index), isAddress: false })
    // nothing but a scheme leads nowhere
    parts.push({ text: address, isAddress: /^https:\/\/[\p{L}\p{N}[]/iu.test(address) })
    end = index + address.length
  }
  return [...parts, { text: text.slice(end), isAddress: false }].filter((part) => part.text !== '')
}

function withoutTrailing(found: string): string {
  const excess = new Map(
    Object.entries(brackets).map(([closing, opening]) => [closing, count(found, closing, opening)]),
  )
  let length = found.length
  for (; length > 0; length -= 1) {
    const last = found.charAt(length - 1)
    const left = excess.get(last) ?? 0
    if (left > 0) excess.set(last, left - 1)
    else if (!trailing.test(last)) break
  }
  return found.slice(0, length)
}

/** How many more there are of `closing`. */
function count(text: string, closing: string, opening: string): number {
  return text.split(closing).length - text.split(opening).length
}
