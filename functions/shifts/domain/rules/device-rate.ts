/** What a device's row says of its use; moments in milliseconds since 1970. */
export type RecordedUse = {
  readonly lastUsedAt?: number | undefined
  readonly offShiftSince?: number | undefined
  readonly minuteFrom?: number | undefined
  readonly minuteUploads?: number | undefined
}

const minute = 60_000
/** Twenty a second: a phone that sends a lost weekend one position at a time stays below, a loop gone mad does not. */
const maxUploadsPerMinute = 1_200
/** As many uploads may pass one container before it tells the row. */
const maxPendingUploads = 100

/** Uploads of the minute that is running, as far as the row was told. */
function uploadsOf({ minuteFrom, minuteUploads }: RecordedUse, now: number): number {
  return isSameMinute(minuteFrom, now) ? (minuteUploads ?? 0) : 0
}

/** Whether the minute that began at `minuteFrom` still goes on; both in milliseconds since 1970. */
export function isSameMinute(minuteFrom: number | undefined, now: number): boolean {
  return minuteFrom !== undefined && now - minuteFrom < minute
}

/** Whether a device sends more than any phone does; `pendingUploads` are the uploads that this container has not told yet. */
export function exceedsUploadRate(known: RecordedUse, pendingUploads: number, now: number): boolean {
  return uploadsOf(known, now) + pendingUploads > maxUploadsPerMinute
}

/** Whether a use is worth a write: the first in a minute, a change between on and off shift, or many at once. */
export function isUseWorthRecording(
  known: RecordedUse,
  pendingUploads: number,
  tracking: 'on' | 'off',
  now: number,
): boolean {
  const { lastUsedAt, offShiftSince } = known
  if (lastUsedAt === undefined || now - lastUsedAt >= minute) return true
  return (tracking === 'off') !== (offShiftSince !== undefined) || pendingUploads >= maxPendingUploads
}
