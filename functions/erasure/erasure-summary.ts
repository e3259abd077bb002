import { toInstant } from '../shared/instant.ts'
import { dayMilliseconds } from './domain/receipt.ts'
import type { Erasure } from './items.ts'

/** `backupsExpireAt` is an estimate until the rows are erased. */
export function erasureSummary(erasure: Erasure) {
  const { erasureId, status, requestedAt, cancelUntil, erasedAt, backupDays } = erasure
  const erased = erasedAt ?? cancelUntil ?? requestedAt
  return {
    erasureId,
    status,
    requestedAt: toInstant(requestedAt),
    cancelUntil: cancelUntil === undefined ? undefined : toInstant(cancelUntil),
    backupsExpireAt: toInstant(erased + backupDays * dayMilliseconds),
  }
}
