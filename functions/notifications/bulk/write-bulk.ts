import type { Channel } from '../../customers/domain/consent.ts'
import type { Due } from '../../shared/background/due.ts'
import type { JobStore } from '../../shared/background/job-store.ts'
import type { RetryBudget } from '../../shared/background/retry.ts'
import type { Account } from '../../shared/identity/account.ts'
import type { Key } from '../../shared/keys.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { decide, type Facts, type Verdict } from '../domain/decide.ts'
import { type DraftDeps, draftMessage, messageIdOf } from '../drafting/draft-message.ts'
import type { Bulk } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import type { BulkStore } from './bulk-store.ts'

export type WriteBulkDeps = DraftDeps &
  Pick<MessageStore, 'findMessage' | 'write'> &
  Pick<BulkStore, 'findBulk' | 'deleteBulk'> &
  Pick<JobStore, 'reschedule' | 'completeIfUnchanged'> &
  Pick<RetryBudget, 'remaining'>

const concurrency = 10
/** Of one run: other messages wait behind it. */
const maxCustomers = 500
/** Enough for one part. */
const reserveMilliseconds = 2_500

/**
 * Writes the messages of a bulk request, a part in each run; their due rows bring them to the sender. Repeated or killed
 * anywhere, it writes none twice.
 */
export async function writeBulk(account: Account, due: Due & Key, deps: WriteBulkDeps): Promise<void> {
  const { accountId } = account
  const bulk = await deps.findBulk(accountId, due.id)
  const start = Number(due.details['next'] ?? 0)
  const ids = bulk?.customerIds ?? []
  let next = start
  while (next < Math.min(ids.length, start + maxCustomers) && deps.remaining() > reserveMilliseconds) {
    const part = ids.slice(next, next + concurrency)
    await settleAll(part.flatMap((customerId) => writesTo(account, customerId, bulk, deps)))
    next += part.length
  }
  if (next < ids.length) return deps.reschedule(due, due, { next }, deps.now())
  await deps.deleteBulk(accountId, due.id)
  await deps.completeIfUnchanged(due, due)
}

function writesTo(account: Account, customerId: string, bulk: Bulk | undefined, deps: WriteBulkDeps): Promise<void>[] {
  return bulk ? bulk.channels.map((channel) => writeMessage(account, customerId, channel, bulk, deps)) : []
}

async function writeMessage(
  account: Account,
  customerId: string,
  channel: Channel,
  { bulkId, kind, authored, sameAddress }: Bulk,
  deps: WriteBulkDeps,
): Promise<void> {
  const { accountId } = account
  const subject = { customerId, kind, channel, request: bulkId }
  const messageId = messageIdOf(accountId, subject)
  if (await deps.findMessage(accountId, messageId)) return
  const isRepeated = sameAddress[channel].includes(customerId)
  const decideOn = (facts: Facts): Verdict =>
    isRepeated ? { verdict: 'refuse', reason: 'same_address' } : decide(facts)
  const draft = await draftMessage(account, subject, deps, { authored, bulkId }, decideOn)
  if (!draft) return // the customer is gone
  const isRefused = draft.message.status === 'refused'
  // a refusal too has the derived id: this request is not repeated later
  const writes = isRefused ? await deps.newMessageWrites(accountId, { ...draft.message, messageId }) : draft.writes
  await deps.write(writes)
}
