import { type AllowedCountries, isAllowedDestination } from './domain/destination.ts'
import type { Customer } from './items.ts'
import type { customerWarnings } from './schemas.ts'

type WithWarnings = Customer & { readonly warnings?: { readonly code: (typeof customerWarnings)[number] }[] }

/** The customer is stored, and no SMS goes there. */
export function withWarnings(customer: Customer, accountCountry: string, allowed: AllowedCountries): WithWarnings {
  const { phone } = customer
  if (phone === undefined || isAllowedDestination(phone, accountCountry, allowed)) return customer
  return { ...customer, warnings: [{ code: 'destination_not_allowed' }] }
}
