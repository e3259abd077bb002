/** "Ana-María  O’Neil" → "ana maria o neil" */
function normalise(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ')
}

/** Matches from the start of a word. */
export function nameMatches(name: string, q: string): boolean {
  const wanted = normalise(q)
  return wanted !== '' && ` ${normalise(name)}`.includes(` ${wanted}`)
}
