const apostrophes = /[‘’‚‛′‵ʹʻʼʽˈ`´＇]/gu
const quotationMarks = /[“”„‟″‶«»＂]/gu
const dashes = /[‐‑‒–—―−﹘﹣－]/gu
/** Soft hyphens, joiners, bidirectional marks are neither seen nor typed. */
const invisible = /\p{Cf}/gu

/**
 * Whether the typed text is the name as it is shown. What a keyboard writes differently is the same: straight and curly
 * apostrophes and quotation marks, hyphens and dashes, kinds and numbers of spaces, spaces around it, full-width letters, how
 * accents are composed. Upper and lower case differ: one types it as it is shown.
 */
export function confirms(typed: string, name: string): boolean {
  const wanted = comparable(name)
  return wanted !== '' && comparable(typed) === wanted
}

function comparable(text: string): string {
  return text
    .replace(apostrophes, "'") // before NFKC, which makes a space and an accent of ´
    .replace(quotationMarks, '"')
    .normalize('NFKC')
    .replace(dashes, '-')
    .replace(invisible, '')
    .replace(/\s+/gu, ' ')
    .trim()
}
