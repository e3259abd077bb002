import type { Principal } from '../shared/identity/principal.ts'
import type { Page } from '../shared/table/cursor-pages.ts'
import type { CustomerStore } from './customer-store.ts'
import { normalisePhone } from './domain/phone.ts'
import { hasTag, isPhoneEnd, matchesQuery } from './domain/search.ts'
import type { Customer } from './items.ts'
import type { CustomerQuery } from './schemas.ts'

/**
 * A whole phone or email address is looked up by its keyed hash. What else is searched lies sealed in the rows: they are decrypted,
 * 2,000 for a page.
 */
export async function listCustomers(
  { q, tag, ...page }: CustomerQuery,
  { accountId, account }: Pick<Principal, 'accountId' | 'account'>,
  store: Pick<CustomerStore, 'listCustomers' | 'findCustomersByAddress'>,
): Promise<Page<Customer>> {
  const isTagged = (customer: Customer) => tag === undefined || hasTag(customer, tag)
  if (q === undefined) return store.listCustomers(accountId, page, tag === undefined ? undefined : isTagged)
  const address = addressIn(q, account.country)
  if (address) {
    const { items } = await store.findCustomersByAddress(accountId, address.channel, address.address)
    // digits that are a number of no customer may be a postcode
    if (items.length > 0) return { items: items.filter(isTagged) }
  }
  return store.listCustomers(accountId, page, (customer) => isTagged(customer) && matchesQuery(customer, q))
}

function addressIn(q: string, country: string) {
  if (isPhoneEnd(q)) return undefined
  const phone = asPhone(q, country)
  if (phone) return { channel: 'sms', address: phone } as const
  return /^\S+@\S+$/.test(q) ? ({ channel: 'email', address: q } as const) : undefined
}

/** A plus that was not URL-encoded arrives as a space. */
function asPhone(q: string, country: string): string | undefined {
  if (!/^[\d\s().+-]+$/.test(q)) return undefined
  return normalisePhone(q, country) ?? normalisePhone(`+${q.replace(/^\+/, '')}`, country)
}
