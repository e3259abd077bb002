/** Lower case without accents or punctuation, words by single spaces: "Ana-María  O’Neil" → "ana maria o neil". */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ')
}

/** Whether `q` is the beginning of a word of the name; several words must follow each other as they do there. */
export function nameMatches(name: string, q: string): boolean {
  const wanted = fold(q)
  return wanted !== '' && ` ${fold(name)}`.includes(` ${wanted}`)
}
