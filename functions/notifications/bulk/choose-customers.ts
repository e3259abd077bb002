import type { CustomerStore } from '../../customers/customer-store.ts'
import { hasTag } from '../../customers/domain/search.ts'
import type { Customer } from '../../customers/items.ts'
import { AppError } from '../../shared/errors.ts'
import { maxRecipients, type Recipients } from './schemas.ts'

export type ChooseDeps = Pick<CustomerStore, 'findCustomers' | 'listCustomers'>

/** A page looks through 2,000 customers: more would not end in the time of a request. */
const maxPages = 12
const pageSize = 200

/**
 * Each once, in a fixed order. `unknown`: how many ids name no customer of the account.
 * @throws AppError `invalid` for too many
 */
export async function chooseCustomers(
  accountId: string,
  { ids, tag = '' }: Recipients,
  deps: ChooseDeps,
): Promise<{ customers: readonly Customer[]; unknown: number }> {
  if (ids === undefined) return { customers: await customersWithTag(accountId, tag, deps), unknown: 0 }
  const customers = await deps.findCustomers(accountId, ids)
  return { customers, unknown: ids.length - customers.length }
}

async function customersWithTag(accountId: string, tag: string, { listCustomers }: ChooseDeps): Promise<Customer[]> {
  const customers: Customer[] = []
  let cursor: string | undefined
  for (let pages = 0; ; pages += 1) {
    const page = await listCustomers(accountId, { limit: pageSize, cursor }, (customer) => hasTag(customer, tag))
    customers.push(...page.items)
    if (customers.length > maxRecipients) throw tooMany(`more than ${maxRecipients} customers have this tag`)
    cursor = page.nextCursor
    if (cursor === undefined) return customers
    if (pages >= maxPages + customers.length / pageSize) throw tooMany('too many customers to look through: give ids')
  }
}

function tooMany(message: string): AppError {
  return new AppError('invalid', undefined, { errors: [{ path: ['customers', 'tag'], message }] })
}
