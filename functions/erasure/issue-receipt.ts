import { createHash } from 'node:crypto'
import type { TimeBudget } from '../shared/background/time-budget.ts'
import { toInstant } from '../shared/instant.ts'
import type { ArchiveClient } from './archive-client.ts'
import { dayMilliseconds, type RetainedItem, receiptOf } from './domain/receipt.ts'
import type { ErasureStore } from './erasure-store.ts'
import type { Erasure } from './items.ts'
import { areNotified } from './notify-addressees.ts'
import type { ReceiptSigningClient } from './receipt-signing-client.ts'

type Deps = Pick<ErasureStore, 'saveReceipt' | 'rescheduleNow' | 'finish'> &
  Pick<ReceiptSigningClient, 'signReceipt'> &
  Pick<ArchiveClient, 'recordFinishedErasure'> &
  Parameters<typeof areNotified>[2] & { readonly retained: readonly RetainedItem[] }

/**
 * Saves `erasedAt` and the receipt first, so that a retry uses the same ones. Finishing deletes the addresses, so it
 * comes after the last emails.
 */
export async function issueReceipt(verified: Erasure, slice: TimeBudget, deps: Deps): Promise<Erasure | undefined> {
  const erasure = verified.erasedAt === undefined ? await saveReceipt(verified, deps) : verified
  if (erasure?.erasedAt === undefined) return undefined
  const { erasureId, accountId, requestedAt, erasedAt, backupDays } = erasure
  await deps.recordFinishedErasure({
    erasureId,
    accountId,
    requestedAt: toInstant(requestedAt),
    erasedAt: toInstant(erasedAt),
    backupsExpireAt: toInstant(erasedAt + backupDays * dayMilliseconds),
  })
  if (await areNotified(erasure, slice, deps)) return deps.finish(erasureId, deps.now())
  await deps.rescheduleNow(erasureId, deps.now())
  return undefined
}

async function saveReceipt(verified: Erasure, deps: Deps): Promise<Erasure | undefined> {
  const { erasureId, accountId, requestedAt, backupDays, found = {}, externalData = {} } = verified
  const erasedAt = deps.now()
  const accountHash = createHash('sha256').update(accountId).digest('hex')
  const times = { requestedAt, shreddedAt: verified.shreddedAt ?? erasedAt, erasedAt }
  const receipt = receiptOf({
    erasureId,
    accountHash,
    ...times,
    found,
    externalData,
    retained: deps.retained,
    backupDays,
  })
  return deps.saveReceipt(verified, erasedAt, await deps.signReceipt(receipt))
}
