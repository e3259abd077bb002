type Searched = {
  readonly name: string
  readonly phone?: string | undefined
  readonly address?: string | undefined
  readonly tags: readonly string[]
}

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
export function wordsMatch(text: string, q: string): boolean {
  const wanted = normalise(q)
  return wanted !== '' && ` ${normalise(text)}`.includes(` ${wanted}`)
}

/** Exactly four digits, which may be the end of a phone number. */
export function isPhoneEnd(q: string): boolean {
  return /^\d{4}$/.test(q)
}

export function matchesQuery({ name, phone, address = '' }: Searched, q: string): boolean {
  const endsPhone = isPhoneEnd(q) && (phone?.endsWith(q) ?? false)
  return endsPhone || wordsMatch(name, q) || wordsMatch(address, q)
}

/** The whole tag; case is ignored. */
export function hasTag({ tags }: Searched, tag: string): boolean {
  const wanted = fold(tag)
  return tags.some((each) => fold(each) === wanted)
}

function fold(tag: string): string {
  return tag.normalize('NFKC').trim().toLowerCase()
}
