import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'

/**
 * E.164 of what somebody typed, in national form of `country` or with a plus; undefined when no such number can be valid.
 * An extension cannot be texted, so a number with one is none.
 */
export function normalisePhone(typed: string, country: string): string | undefined {
  const phone = parse(typed, country)
  return phone?.isValid() && !phone.ext ? phone.number : undefined
}

/** ISO 3166-1 alpha-2, where the numbering plan tells; `+1` is told by its area code. */
export function countryOfPhone(phone: string): string | undefined {
  return parse(phone, undefined)?.country
}

function parse(typed: string, country: string | undefined) {
  const home = country && isSupportedCountry(country) ? { defaultCountry: country } : {}
  return parsePhoneNumberFromString(typed, { ...home, extract: false })
}
