import { countryOfPhone } from './phone.ts'

export const languages = ['en', 'es'] as const
export type Language = (typeof languages)[number]

const spanishSpeaking = 'AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV UY VE'.split(' ')

/** Falls back to the phone's country, then to the company's. */
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
