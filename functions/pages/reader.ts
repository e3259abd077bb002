import { preferredLanguage } from '../shared/http/accept.ts'
import type { Language } from '../shared/language.ts'

type PageRequest = {
  readonly query: { readonly lang?: Language | undefined }
  readonly headers: { readonly [name: string]: string | undefined }
}

/** What the link says, else what the browser asks for. */
export function languageOf({ query, headers }: PageRequest): Language {
  return query.lang ?? preferredLanguage(headers['accept-language']) ?? 'en'
}
