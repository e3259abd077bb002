import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'

/** Returns E.164, or undefined for what cannot be valid. A number with an extension cannot receive SMS. */
export function normalisePhone(typed: string, country: string): string | undefined {
  const phone = parse(typed, country)
  return phone?.isValid() && !phone.ext ? phone.number : undefined
}

/** ISO 3166-1 alpha-2; `+1` is resolved by area code. */
export function countryOfPhone(phone: string): string | undefined {
  return parse(phone, undefined)?.country
}

function parse(typed: string, country: string | undefined) {
  const fallback = country && isSupportedCountry(country) ? { defaultCountry: country } : {}
  return parsePhoneNumberFromString(typed, { ...fallback, extract: false })
}
