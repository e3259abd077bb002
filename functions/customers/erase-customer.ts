import type { Wake } from '../shared/background/due.ts'
import { partErasure } from '../shared/erasure/subject-erasure.ts'
import { AppError, found } from '../shared/errors.ts'
import type { Principal } from '../shared/identity/principal.ts'
import type { CustomerStore } from './customer-store.ts'

type Deps = Pick<CustomerStore, 'findCustomer' | 'removeCustomer'> & {
  readonly now: () => number
  readonly wakeEraser: (wake: Wake) => Promise<void>
  /** Sent with the delay of the quiesce. */
  readonly wakeAfterQuiesce: (wake: Wake) => Promise<void>
}

const races = 5

/**
 * Erases one customer: the row and the ways to it are gone with the answer, so nothing new can be written about that
 * person; the eraser takes the rest away. Throws 404, or 503 when too many change the customer at once.
 */
export async function eraseCustomer(
  customerId: string,
  { accountId, memberId }: Pick<Principal, 'accountId' | 'memberId'>,
  deps: Deps,
): Promise<void> {
  for (let race = 0; race < races; race++) {
    const customer = found(await deps.findCustomer(accountId, customerId))
    const now = deps.now()
    const at = new Date(now).toISOString()
    const note = { at, by: memberId, action: 'customer.erased', subject: customerId, details: {} }
    const { due, atOnce, afterQuiesce } = partErasure(accountId, 'customer', customerId, now)
    if (!(await deps.removeCustomer(accountId, customer, note, due))) continue
    await Promise.all([deps.wakeEraser(atOnce), deps.wakeAfterQuiesce(afterQuiesce)])
    return
  }
  throw new AppError('unavailable')
}
