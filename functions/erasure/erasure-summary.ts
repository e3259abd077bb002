import { toInstant } from '../shared/instant.ts'
import { dayMilliseconds } from './domain/receipt.ts'
import type { Erasure } from './items.ts'

/** What is said of an erasure wherever it is shown. Backups end so many days after the rows did, as far as is known yet. */
export function erasureSummary(erasure: Erasure) {
  const { erasureId, status, requestedAt, cancelUntil, erasedAt, backupDays } = erasure
  const ends = erasedAt ?? cancelUntil ?? requestedAt
  const at = (milliseconds: number) => toInstant(milliseconds)
  return {
    erasureId,
    status,
    requestedAt: at(requestedAt),
    cancelUntil: cancelUntil === undefined ? undefined : at(cancelUntil),
    backupsExpireAt: at(ends + backupDays * dayMilliseconds),
  }
}
