import { type AllowedCountries, isAllowedDestination } from './domain/destination.ts'
import { isKnownPhone } from './domain/phone.ts'
import type { Customer } from './items.ts'
import type { customerWarnings } from './schemas.ts'

type WithWarnings = Customer & { readonly warnings?: { readonly code: (typeof customerWarnings)[number] }[] }

/** The customer is stored, perhaps with a phone that may be wrong, or that no SMS goes to. */
export function withWarnings(customer: Customer, accountCountry: string, allowed: AllowedCountries): WithWarnings {
  const { phone } = customer
  if (phone === undefined) return customer
  const codes = [
    ...(isKnownPhone(phone) ? [] : (['unverified_number'] as const)),
    ...(isAllowedDestination(phone, accountCountry, allowed) ? [] : (['destination_not_allowed'] as const)),
  ]
  return codes.length === 0 ? customer : { ...customer, warnings: codes.map((code) => ({ code })) }
}
