import type { Principal } from '../shared/identity/principal.ts'
import type { Page } from '../shared/table/cursor-pages.ts'
import type { CustomerStore } from './customer-store.ts'
import { normalisePhone } from './domain/phone.ts'
import { nameMatches } from './domain/search.ts'
import type { Customer } from './items.ts'
import type { CustomerQuery } from './schemas.ts'

/** Names are filtered, decrypting each customer. */
export async function listCustomers(
  { q, ...page }: CustomerQuery,
  { accountId, account }: Pick<Principal, 'accountId' | 'account'>,
  store: Pick<CustomerStore, 'listCustomers' | 'findCustomersByAddress'>,
): Promise<Page<Customer>> {
  if (q === undefined) return store.listCustomers(accountId, page)
  const phone = asPhone(q, account.country)
  if (phone) return store.findCustomersByAddress(accountId, 'sms', phone)
  if (/^\S+@\S+$/.test(q)) return store.findCustomersByAddress(accountId, 'email', q)
  return store.listCustomers(accountId, page, ({ name }) => nameMatches(name, q))
}

/** A plus that was not URL-encoded arrives as a space. */
function asPhone(q: string, country: string): string | undefined {
  if (!/^[\d\s().+-]+$/.test(q)) return undefined
  return normalisePhone(q, country) ?? normalisePhone(`+${q.replace(/^\+/, '')}`, country)
}
