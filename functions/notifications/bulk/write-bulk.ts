import type { CustomerStore } from '../../customers/customer-store.ts'
import type { Channel } from '../../customers/domain/consent.ts'
import { oneAddress } from '../../customers/domain/one-address.ts'
import type { Customer } from '../../customers/items.ts'
import type { Due } from '../../shared/background/due.ts'
import type { JobStore } from '../../shared/background/job-store.ts'
import { type RetryBudget, retryOnConflict } from '../../shared/background/retry.ts'
import type { Account } from '../../shared/identity/account.ts'
import type { Key } from '../../shared/keys.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { Write } from '../../shared/table/table.ts'
import { decide, type Facts, type Verdict } from '../domain/decide.ts'
import { type DraftDeps, draftMessage, messageIdOf } from '../drafting/draft-message.ts'
import type { Bulk } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import type { BulkStore } from './bulk-store.ts'
import { type ClaimAddressDeps, claimAddress } from './claim-address.ts'

export type WriteBulkDeps = DraftDeps &
  ClaimAddressDeps &
  Pick<CustomerStore, 'findCustomers'> &
  Pick<MessageStore, 'findMessage' | 'write'> &
  Pick<BulkStore, 'findBulk' | 'deleteBulk'> &
  Pick<JobStore, 'reschedule' | 'completeIfUnchanged'> &
  Pick<RetryBudget, 'remaining'>

const concurrency = 10
const maxAttempts = 3
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
    if (bulk) await writePart(account, part, bulk, deps)
    next += part.length
  }
  if (next < ids.length) return deps.reschedule(due, due, { next }, deps.now())
  await deps.deleteBulk(accountId, due.id)
  await deps.completeIfUnchanged(due, due)
}

/** Customers with one address follow each other, so that the first of them gets the message. */
async function writePart(account: Account, ids: readonly string[], bulk: Bulk, deps: WriteBulkDeps): Promise<void> {
  const customers = await deps.findCustomers(account.accountId, ids)
  const lanes = bulk.channels.flatMap((channel) =>
    [...Map.groupBy(customers, (customer) => laneOf(customer, channel)).values()].map((lane) => ({ channel, lane })),
  )
  await settleAll(
    lanes.map(async ({ channel, lane }) => {
      for (const { customerId } of lane) await writeMessage(account, customerId, channel, bulk, deps)
    }),
  )
}

function laneOf({ customerId, phone, email }: Customer, channel: Channel): string {
  const address = channel === 'sms' ? phone : email
  return address === undefined ? customerId : oneAddress(channel, address)
}

async function writeMessage(
  account: Account,
  customerId: string,
  channel: Channel,
  { bulkId, kind, authored }: Bulk,
  deps: WriteBulkDeps,
): Promise<void> {
  const { accountId } = account
  const subject = { customerId, kind, channel, request: bulkId }
  const messageId = messageIdOf(accountId, subject)
  await retryOnConflict(maxAttempts, async () => {
    if (await deps.findMessage(accountId, messageId)) return 'written'
    let claim: Write | undefined
    const decideOn = async (facts: Facts): Promise<Verdict> => {
      const verdict = decide(facts)
      if (verdict.verdict === 'refuse' || facts.to === undefined) return verdict
      claim = await claimAddress(accountId, bulkId, { channel, to: facts.to }, deps)
      return claim ? verdict : { verdict: 'refuse', reason: 'same_address' }
    }
    const draft = await draftMessage(account, subject, deps, { authored, bulkId }, decideOn)
    if (!draft) return 'customer gone'
    const isRefused = draft.message.status === 'refused'
    // a refusal too has the derived id: this request is not repeated later
    const writes = isRefused ? await deps.newMessageWrites(accountId, { ...draft.message, messageId }) : draft.writes
    return (await deps.write(claim ? [...writes, claim] : writes)) ? 'written' : undefined
  })
}
