import type { Customer } from './items.ts'
import type { customerWarnings } from './schemas.ts'

type WithWarnings = Customer & { readonly warnings?: readonly { readonly code: (typeof customerWarnings)[number] }[] }

export type SamePhoneDeps = {
  /** Whether another customer of the account has this one's phone. */
  readonly sharesPhone: (accountId: string, customer: Customer) => Promise<boolean>
}

/** Both get what is sent to the phone, and what comes from it is a reply of both. */
export async function withSamePhone(
  accountId: string,
  customer: WithWarnings,
  { sharesPhone }: SamePhoneDeps,
): Promise<WithWarnings> {
  if (!(await sharesPhone(accountId, customer))) return customer
  return { ...customer, warnings: [...(customer.warnings ?? []), { code: 'same_phone' }] }
}
