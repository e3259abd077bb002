import { retryOnConflict } from '../shared/background/retry.ts'
import { found } from '../shared/errors.ts'
import type { Principal } from '../shared/identity/principal.ts'
import { toInstant } from '../shared/instant.ts'
import { parsePhone } from './create-customer.ts'
import type { CustomerFields, CustomerStore } from './customer-store.ts'
import type { Customer } from './items.ts'
import type { CustomerChange } from './schemas.ts'

export type ChangeCustomerDeps = Pick<CustomerStore, 'findCustomer' | 'changeCustomer'> & { readonly now: () => number }

const maxAttempts = 5

/** @throws AppError `not_found`, `invalid`, `unavailable` */
export async function changeCustomer(
  customerId: string,
  change: CustomerChange,
  { accountId, account }: Pick<Principal, 'accountId' | 'account'>,
  deps: ChangeCustomerDeps,
): Promise<Customer> {
  const phone = typeof change.phone === 'string' ? parsePhone(change.phone, account.country) : change.phone
  return retryOnConflict(maxAttempts, async () => {
    const before = found(await deps.findCustomer(accountId, customerId))
    const after = applyChange(before, { ...change, phone })
    return deps.changeCustomer(accountId, before, after, toInstant(deps.now()))
  })
}

/** Undefined keeps a field, null removes it. */
export function applyChange(before: CustomerFields, change: CustomerChange): CustomerFields {
  const changed = <T>(value: T | null | undefined, old: T): T | undefined =>
    value === undefined ? old : (value ?? undefined)
  return {
    name: change.name ?? before.name,
    kind: change.kind ?? before.kind,
    phone: changed(change.phone, before.phone),
    email: changed(change.email, before.email),
    address: changed(change.address, before.address),
    timeZone: changed(change.timeZone, before.timeZone),
    language: changed(change.language, before.language),
    notes: changed(change.notes, before.notes),
    tags: [...new Set(changed(change.tags, before.tags))],
  }
}
