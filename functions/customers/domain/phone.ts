import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'

/**
 * Returns a typed number, in the national format of `country` or with a plus, as E.164; undefined if it cannot be valid.
 * A number with an extension is refused: it cannot receive SMS.
 */
export function normalisePhone(typed: string, country: string): string | undefined {
  const phone = parse(typed, country)
  return phone?.isValid() && !phone.ext ? phone.number : undefined
}

/** ISO 3166-1 alpha-2, as far as the numbering plan says; `+1` is resolved by area code. */
export function countryOfPhone(phone: string): string | undefined {
  return parse(phone, undefined)?.country
}

function parse(typed: string, country: string | undefined) {
  const fallback = country && isSupportedCountry(country) ? { defaultCountry: country } : {}
  return parsePhoneNumberFromString(typed, { ...fallback, extract: false })
}
