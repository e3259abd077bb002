import { AppError } from '../shared/errors.ts'
import type { Principal } from '../shared/identity/principal.ts'
import { toInstant } from '../shared/instant.ts'
import type { CustomerStore } from './customer-store.ts'
import { normalisePhone } from './domain/phone.ts'
import type { Customer } from './items.ts'
import type { NewCustomer } from './schemas.ts'

export type CreateCustomerDeps = Pick<CustomerStore, 'createCustomer'> & { readonly now: () => number }

/** @throws AppError `invalid` */
export async function createCustomer(
  input: NewCustomer,
  { accountId, account }: Pick<Principal, 'accountId' | 'account'>,
  deps: CreateCustomerDeps,
): Promise<Customer> {
  const phone = input.phone === undefined ? undefined : parsePhone(input.phone, account.country)
  const fields = { ...input, tags: [...new Set(input.tags)], phone }
  return deps.createCustomer(accountId, fields, toInstant(deps.now()))
}

/**
 * Returns E.164.
 * @throws AppError `invalid`
 */
export function parsePhone(typed: string, country: string): string {
  const phone = normalisePhone(typed, country)
  if (phone) return phone
  const message = 'is not a valid phone number'
  throw new AppError('invalid', undefined, { errors: [{ path: ['phone'], message }] })
}
