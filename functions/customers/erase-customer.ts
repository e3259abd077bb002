import type { WorkMessage } from '../shared/background/due.ts'
import { retryOnConflict } from '../shared/background/retry.ts'
import { subjectErasure } from '../shared/erasure/subject-erasure.ts'
import { found } from '../shared/errors.ts'
import type { Principal } from '../shared/identity/principal.ts'
import { toInstant } from '../shared/instant.ts'
import { settleAll } from '../shared/settle-all.ts'
import type { CustomerStore } from './customer-store.ts'

type Deps = Pick<CustomerStore, 'findCustomer' | 'removeCustomer' | 'senderOf'> & {
  readonly now: () => number
  readonly enqueueErasure: (work: WorkMessage) => Promise<void>
  readonly enqueueAfterQuiesce: (work: WorkMessage) => Promise<void>
}

const maxAttempts = 5

/**
 * Deletes the row at once, so that nothing new can be written about the person; queued work erases the rest.
 * @throws AppError `not_found`, `unavailable`
 */
export async function eraseCustomer(
  customerId: string,
  { accountId, memberId }: Pick<Principal, 'accountId' | 'memberId'>,
  deps: Deps,
): Promise<void> {
  const { immediately, afterQuiesce } = await retryOnConflict(maxAttempts, async () => {
    const customer = found(await deps.findCustomer(accountId, customerId))
    const now = deps.now()
    const at = toInstant(now)
    const note = { at, by: memberId, action: 'customer.erased', subject: customerId, details: {} }
    const sender = customer.phone === undefined ? {} : { sender: await deps.senderOf(accountId, customer.phone) }
    const erasure = subjectErasure(accountId, 'customer', customerId, now, sender)
    const isRemoved = await deps.removeCustomer(accountId, customer, note, erasure.due)
    return isRemoved ? erasure : undefined
  })
  await settleAll([deps.enqueueErasure(immediately), deps.enqueueAfterQuiesce(afterQuiesce)])
}
