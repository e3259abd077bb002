import { emailAddress } from '../../../shared/fields.ts'
import type { TypedValue } from './column.ts'

export type PickedEmail = { readonly email: string | undefined; readonly noted: readonly string[] }

const separators = /\s*(?::::|[;,|\s])\s*/
const maxTyped = 2_000

/** The first that is an address. A reason if there are some and none is one. */
export function pickEmail(typed: readonly TypedValue[]): PickedEmail | { readonly reason: string } {
  const candidates = typed
    .toSorted((a, b) => a.rank - b.rank)
    .flatMap(({ text }) => (isAddress(text) ? [text] : split(text)))
    .filter((part) => part !== '')
  if (candidates.length === 0) return { email: undefined, noted: [] }
  const email = candidates.find(isAddress)
  if (email === undefined) return { reason: 'email: is not an email address' }
  // what is no address may be the name of the person in front of it
  const others = new Set(candidates.filter((part) => part !== email && part.includes('@')))
  return { email, noted: [...others].map((other) => `Other email: ${other}`) }
}

function isAddress(text: string): boolean {
  return emailAddress.safeParse(text).success
}

function split(text: string): string[] {
  const parts = text.slice(0, maxTyped).split(separators)
  return parts.map((part) => part.replace(/^(?:mailto:|[<"'(])+|[>"'),.]+$/gi, ''))
}
