import { createHash } from 'node:crypto'
import type { TimeBudget } from '../shared/background/time-budget.ts'
import { toInstant } from '../shared/instant.ts'
import type { ArchiveClient } from './archive-client.ts'
import { dayMilliseconds, type RetainedItem, receiptOf } from './domain/receipt.ts'
import type { ErasureStore } from './erasure-store.ts'
import type { Erasure } from './items.ts'
import { isOwnerNotified } from './notify-owner.ts'
import type { ReceiptSigningClient } from './receipt-signing-client.ts'

type Deps = Pick<ErasureStore, 'saveReceipt' | 'leaveRest' | 'finish'> &
  Pick<ReceiptSigningClient, 'signReceipt'> &
  Pick<ArchiveClient, 'fileErasure'> &
  Parameters<typeof isOwnerNotified>[2] & { readonly kept: readonly RetainedItem[] }

const instant = (moment: number) => toInstant(moment)

/**
 * The end: moment and receipt are kept first, so that the file and any repetition say the same; then the last mail; then
 * the write that says `erased` and takes the owner's address away.
 */
export async function issueReceipt(verified: Erasure, slice: TimeBudget, deps: Deps): Promise<Erasure | undefined> {
  const erasure = verified.erasedAt === undefined ? await saveReceipt(verified, deps) : verified
  if (erasure?.erasedAt === undefined) return undefined
  const { erasureId, accountId, requestedAt, erasedAt, backupDays } = erasure
  await deps.fileErasure({
    erasureId,
    accountId,
    requestedAt: instant(requestedAt),
    erasedAt: instant(erasedAt),
    backupsExpireAt: instant(erasedAt + backupDays * dayMilliseconds),
  })
  if (await isOwnerNotified(erasure, slice, deps)) return deps.finish(erasureId, deps.now())
  await deps.leaveRest(erasureId, deps.now())
  return undefined
}

async function saveReceipt(verified: Erasure, deps: Deps): Promise<Erasure | undefined> {
  const { erasureId, accountId, requestedAt, backupDays, found = {}, outside = {} } = verified
  const erasedAt = deps.now()
  const accountHash = createHash('sha256').update(accountId).digest('hex')
  const times = { requestedAt, shreddedAt: verified.shreddedAt ?? erasedAt, erasedAt }
  const receipt = receiptOf({ erasureId, accountHash, ...times, found, outside, kept: deps.kept, backupDays })
  return deps.saveReceipt(erasureId, erasedAt, await deps.signReceipt(receipt))
}
