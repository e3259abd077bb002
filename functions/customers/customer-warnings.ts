import type { AccountState } from '../shared/identity/account.ts'
import type { CustomerStore } from './customer-store.ts'
import type { AllowedCountries } from './domain/destination.ts'
import { type PhoneWarning, phoneWarnings } from './domain/phone-warnings.ts'
import type { Customer } from './items.ts'

export type CustomerWarningDeps = Pick<CustomerStore, 'sharesPhone'> & { readonly allowedCountries: AllowedCountries }

/** What the office should know of a customer that is stored all the same. */
export async function warningsOfCustomer(
  customer: Customer,
  { accountId, country }: Pick<AccountState, 'accountId' | 'country'>,
  { sharesPhone, allowedCountries }: CustomerWarningDeps,
): Promise<PhoneWarning[]> {
  const isShared = await sharesPhone(accountId, customer)
  return phoneWarnings(customer.phone, { country, allowedCountries, isShared })
}

/** The customer, with `warnings` when there are any. */
export async function withWarnings(
  customer: Customer,
  account: Pick<AccountState, 'accountId' | 'country'>,
  deps: CustomerWarningDeps,
): Promise<Customer & { readonly warnings?: readonly PhoneWarning[] }> {
  const warnings = await warningsOfCustomer(customer, account, deps)
  return warnings.length === 0 ? customer : { ...customer, warnings }
}
