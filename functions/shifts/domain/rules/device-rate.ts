/** From the device row; epoch milliseconds. */
export type RecordedUse = {
  readonly lastUsedAt?: number | undefined
  readonly offShiftSince?: number | undefined
  readonly minuteFrom?: number | undefined
  readonly minuteUploads?: number | undefined
  readonly unreadableAt?: number | undefined
}

const minute = 60_000
/** Twenty a second: above a phone with a weekend's backlog, one position at a time; below a client in a loop. */
const maxUploadsPerMinute = 1_200
/** Per container, before it writes them to the device row. */
const maxPendingUploads = 100

function recordedUploads({ minuteFrom, minuteUploads }: RecordedUse, now: number): number {
  return isSameMinute(minuteFrom, now) ? (minuteUploads ?? 0) : 0
}

export function isSameMinute(minuteFrom: number | undefined, now: number): boolean {
  return minuteFrom !== undefined && now - minuteFrom < minute
}

/** `pendingUploads`: not in the device row yet. */
export function exceedsUploadRate(known: RecordedUse, pendingUploads: number, now: number): boolean {
  return recordedUploads(known, now) + pendingUploads > maxUploadsPerMinute
}

/** The first use in a minute, a change between on and off shift, or many pending uploads. */
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

/** At once, so that the office sees it while the app is being set up; of a flood, one a minute. */
export function isUnreadableWorthRecording(
  { unreadableAt }: RecordedUse,
  pendingUploads: number,
  now: number,
): boolean {
  return pendingUploads > 0 && (unreadableAt === undefined || now - unreadableAt >= minute)
}
