import { AppError, found } from '../shared/errors.ts'
import type { Principal } from '../shared/identity/principal.ts'
import { toInstant } from '../shared/instant.ts'
import { parsePhone } from './create-customer.ts'
import type { CustomerFields, CustomerStore } from './customer-store.ts'
import type { Customer } from './items.ts'
import type { CustomerChange } from './schemas.ts'

export type ChangeCustomerDeps = Pick<CustomerStore, 'findCustomer' | 'changeCustomer'> & { readonly now: () => number }

const maxAttempts = 5

/** Changes the fields given, upon the customer as it stands. Throws 404, 422, or 503 when too many change it at once. */
export async function changeCustomer(
  customerId: string,
  change: CustomerChange,
  { accountId, account }: Pick<Principal, 'accountId' | 'account'>,
  deps: ChangeCustomerDeps,
): Promise<Customer> {
  const phone = typeof change.phone === 'string' ? parsePhone(change.phone, account.country) : change.phone
  for (let race = 0; race < maxAttempts; race += 1) {
    const before = found(await deps.findCustomer(accountId, customerId))
    const after = applyChange(before, { ...change, phone })
    const changed = await deps.changeCustomer(accountId, before, after, toInstant(deps.now()))
    if (changed) return changed
  }
  throw new AppError('unavailable')
}

/** Undefined keeps, null takes away. */
export function applyChange(before: CustomerFields, change: CustomerChange): CustomerFields {
  const given = <T>(now: T | null | undefined, old: T): T | undefined => (now === undefined ? old : (now ?? undefined))
  return {
    name: change.name ?? before.name,
    kind: change.kind ?? before.kind,
    phone: given(change.phone, before.phone),
    email: given(change.email, before.email),
    address: given(change.address, before.address),
    timeZone: given(change.timeZone, before.timeZone),
    language: given(change.language, before.language),
    notes: given(change.notes, before.notes),
    tags: [...new Set(given(change.tags, before.tags))],
  }
}
