import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** ISO 3166-1 alpha-2 codes of an installation's setting; undefined: the account's own country. */
export type AllowedCountries = readonly string[] | undefined

/** Territories with the calling code and the clock of a country. */
const territories: Readonly<Record<string, string>> = {
  GG: 'GB',
  JE: 'GB',
  IM: 'GB',
  PR: 'US',
  VI: 'US',
  VA: 'IT',
  AX: 'FI',
  SJ: 'NO',
}

/** Their phones do not tell which of the two they belong to: `+1` is resolved by area code, and people keep numbers. */
const northAmerica: readonly string[] = ['US', 'CA']

/** Types that cost the sender or the holder specially, or are no person's phone. */
const refusedTypes = ['PREMIUM_RATE', 'SHARED_COST', 'PERSONAL_NUMBER', 'PAGER', 'UAN', 'VOICEMAIL']

/** The same by prefix, since numbering plans change faster than the tables: premium, personal, pager, satellite, universal. */
const refusedPrefixes =
  /^\+(1900|1976|44(70|76(?!24)|8[47]|9)|4919|49(18|700|900)|338|41(90|84)|87[08]|88[1238]|80[08]|979)/

/** Whether the installation texts this phone (E.164) for an account of `accountCountry`. */
export function isAllowedDestination(phone: string, accountCountry: string, allowed: AllowedCountries): boolean {
  if (refusedPrefixes.test(phone)) return false
  const number = parsePhoneNumberFromString(phone)
  const type = number?.getType()
  if (!number?.country || (type && refusedTypes.includes(type))) return false
  return (allowed ?? defaultCountries(accountCountry)).map(homeCountry).includes(homeCountry(number.country))
}

/** `GB` for Guernsey: one country as far as phones and time zones go. */
export function homeCountry(country: string): string {
  return territories[country] ?? country
}

function defaultCountries(accountCountry: string): readonly string[] {
  const home = homeCountry(accountCountry)
  return northAmerica.includes(home) ? northAmerica : [home]
}
