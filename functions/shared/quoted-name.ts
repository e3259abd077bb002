const maxCharacters = 40

/** What a client called a query parameter or a column of a CSV file, as far as it is printable and short. */
export function quotedName(name: string): string {
  const printable = name.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, '')
  return [...printable].slice(0, maxCharacters).join('')
}
