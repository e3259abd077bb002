import { type Language, languageOfCompany, languageOfCountry } from '../../shared/language.ts'
import { countryOfPhone } from './phone.ts'

/** What was entered for the customer, else what a foreign phone's country speaks, else the company's language. */
export function languageOf(
  { language, phone }: { readonly language?: Language | undefined; readonly phone?: string | undefined },
  company: { readonly country: string; readonly language?: Language | undefined },
): Language {
  if (language) return language
  const country = phone === undefined ? undefined : countryOfPhone(phone)
  const isForeign = country !== undefined && country !== company.country
  return isForeign ? languageOfCountry(country) : languageOfCompany(company)
}
