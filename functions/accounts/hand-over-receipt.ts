import { createHash } from 'node:crypto'
import type { ArchiveChannel } from './archive-channel.ts'
import { type Kept, receiptOf } from './domain/receipt.ts'
import type { ErasureStore } from './erasure-store.ts'
import type { Erasure } from './items.ts'

type Deps = Pick<ErasureStore, 'keepErasedAt' | 'findErasure' | 'finish'> &
  Pick<ArchiveChannel, 'fileErasure'> & { readonly kept: readonly Kept[]; readonly now: () => number }

/** The end: the moment is kept first, so that the file, the receipt and any repetition of both say the same. */
export async function handOverReceipt(verified: Erasure, deps: Deps): Promise<Erasure | undefined> {
  const erasure = verified.erasedAt === undefined ? await deps.keepErasedAt(verified.erasureId, deps.now()) : verified
  if (erasure?.erasedAt === undefined) return undefined
  const { erasureId, accountId, requestedAt, backupDays, erasedAt, shreddedAt = erasedAt } = erasure
  const { found = {}, outside = {} } = erasure
  const accountHash = createHash('sha256').update(accountId).digest('hex')
  const times = { requestedAt, shreddedAt, erasedAt }
  const receipt = receiptOf({ erasureId, accountHash, ...times, found, outside, kept: deps.kept, backupDays })
  await deps.fileErasure(erasureId, {
    erasureId,
    accountId,
    requestedAt: receipt.requestedAt,
    erasedAt: receipt.erasedAt,
  })
  return deps.finish(erasureId, deps.now(), receipt)
}
