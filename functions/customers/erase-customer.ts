import type { WorkMessage } from '../shared/background/due.ts'
import { subjectErasure } from '../shared/erasure/subject-erasure.ts'
import { AppError, found } from '../shared/errors.ts'
import type { Principal } from '../shared/identity/principal.ts'
import { toInstant } from '../shared/instant.ts'
import type { CustomerStore } from './customer-store.ts'

type Deps = Pick<CustomerStore, 'findCustomer' | 'removeCustomer'> & {
  readonly now: () => number
  readonly enqueueErasure: (work: WorkMessage) => Promise<void>
  /** Sent with the delay of the quiesce. */
  readonly enqueueAfterQuiesce: (work: WorkMessage) => Promise<void>
}

const maxAttempts = 5

/**
 * Erases one customer: the row and the ways to it are gone with the answer, so nothing new can be written about that
 * person; the eraser takes the rest away. Throws 404, or 503 when too many change the customer at once.
 */
export async function eraseCustomer(
  customerId: string,
  { accountId, memberId }: Pick<Principal, 'accountId' | 'memberId'>,
  deps: Deps,
): Promise<void> {
  for (let race = 0; race < maxAttempts; race += 1) {
    const customer = found(await deps.findCustomer(accountId, customerId))
    const now = deps.now()
    const at = toInstant(now)
    const note = { at, by: memberId, action: 'customer.erased', subject: customerId, details: {} }
    const { due, immediately, afterQuiesce } = subjectErasure(accountId, 'customer', customerId, now)
    if (!(await deps.removeCustomer(accountId, customer, note, due))) continue
    await Promise.all([deps.enqueueErasure(immediately), deps.enqueueAfterQuiesce(afterQuiesce)])
    return
  }
  throw new AppError('unavailable')
}
