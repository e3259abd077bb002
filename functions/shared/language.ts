export const languages = ['en', 'es'] as const
export type Language = (typeof languages)[number]

const spanishSpeaking = 'AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV UY VE'.split(' ')

/** `country` is ISO 3166-1 alpha-2. */
export function languageOfCountry(country: string): Language {
  return spanishSpeaking.includes(country) ? 'es' : 'en'
}

/** What the company chose, else what its country speaks. */
export function languageOfCompany({ language, country }: Company): Language {
  return language ?? languageOfCountry(country)
}

/** Of emails and texts to a member, without a request that says what the reader prefers. */
export function languageOfMember({ language }: Chosen, company: Company): Language {
  return language ?? languageOfCompany(company)
}

type Chosen = { readonly language?: Language | undefined }
type Company = Chosen & { readonly country: string }
