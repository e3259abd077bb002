import type { Language } from '../shared/language.ts'

export type Kept = { readonly what: string; readonly why: string; readonly until: string }

export type Section = {
  readonly heading?: string
  readonly paragraphs?: readonly string[]
  readonly kept?: readonly Kept[]
}

/** Plain text. */
export type LegalText = {
  readonly heading: string
  /** Above what is kept. */
  readonly columns?: readonly [what: string, why: string, until: string]
  readonly sections: readonly Section[]
}

/** What differs between installations. */
export type Facts = {
  /** How long backups hold what was deleted. */
  readonly backupDays: number
}

/** Who runs the installation, and answers for it. */
export type Operator = { readonly name: string; readonly postalAddress: string; readonly email: string }

/** `date`: the day from which it holds, as YYYY-MM-DD. A version that was published is never changed: write a new one. */
export type Version = {
  readonly date: string
  readonly texts: Readonly<Record<Language, (facts: Facts) => LegalText>>
}
