const apostrophes = /[‘’‚‛′‵ʹʻʼʽˈ`´＇]/gu
const quotationMarks = /[“”„‟″‶«»＂]/gu
const dashes = /[‐‑‒–—―−﹘﹣－]/gu
/** Soft hyphens, joiners, bidirectional marks: nobody sees or types them. */
const invisible = /\p{Cf}/gu

/**
 * Whether somebody typed the name as they see it. What a keyboard writes differently is the same: straight and curly
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
