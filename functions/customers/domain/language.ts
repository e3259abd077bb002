import { countryOfPhone } from './phone.ts'

export const languages = ['en', 'es'] as const
export type Language = (typeof languages)[number]

/** Countries where Spanish is the main language. */
const spanishSpeaking = 'AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV UY VE'.split(' ')

/** The customer's own language, else that of the phone's country, else that of the company's country. */
export function languageOf(
  { language, phone }: { readonly language?: Language | undefined; readonly phone?: string | undefined },
  accountCountry: string,
): Language {
  const country = (phone === undefined ? undefined : countryOfPhone(phone)) ?? accountCountry
  return language ?? languageOfCountry(country)
}

/** `country` is ISO 3166-1 alpha-2. */
export function languageOfCountry(country: string): Language {
  return spanishSpeaking.includes(country) ? 'es' : 'en'
}
