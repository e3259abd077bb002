import { type AllowedCountries, isAllowedDestination } from './destination.ts'
import { isKnownPhone } from './phone.ts'

/** Of a phone that is stored all the same, wherever it is shown or comes in. */
export const phoneWarningCodes = ['unverified_number', 'destination_not_allowed', 'same_phone'] as const
export type PhoneWarning = { readonly code: (typeof phoneWarningCodes)[number] }

export type PhoneSigns = {
  /** The account's country. */
  readonly country: string
  readonly allowedCountries: AllowedCountries
  /** Whether another customer of the account has the phone, in any spelling. */
  readonly isShared: boolean
}

/**
 * What the office should know of a phone (E.164): the tables of numbers do not know it, no SMS goes to it, or what comes from it
 * is a reply of several customers.
 */
export function phoneWarnings(
  phone: string | undefined,
  { country, allowedCountries, isShared }: PhoneSigns,
): PhoneWarning[] {
  if (phone === undefined) return []
  const signs: Readonly<Record<PhoneWarning['code'], boolean>> = {
    unverified_number: !isKnownPhone(phone),
    destination_not_allowed: !isAllowedDestination(phone, country, allowedCountries),
    same_phone: isShared,
  }
  return phoneWarningCodes.filter((code) => signs[code]).map((code) => ({ code }))
}
