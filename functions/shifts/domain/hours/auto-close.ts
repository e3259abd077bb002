const hour = 3_600_000
/** For a phone that was offline since a clock-in long ago to upload its positions. */
const backlogMilliseconds = 10 * 60_000

/** Epoch milliseconds; `seen` is set for a shift already too long when its clock-in arrived. */
export type CloseAt = {
  readonly at: number
  readonly seen?: number | undefined
}

/** An open shift. Epoch milliseconds; `newestAt`: of its newest position. */
type Sending = { readonly startedAt: number; readonly newestAt: number | undefined; readonly counted: number }

/** Epoch milliseconds. */
export function endOfLongest(startedAt: number, maxHours: number): number {
  return startedAt + maxHours * hour
}

/** `now`: arrival of the clock-in. */
export function closeAt(startedAt: number, maxHours: number, now: number): CloseAt {
  const at = endOfLongest(startedAt, maxHours)
  return at > now ? { at } : { at: now + backlogMilliseconds, seen: 0 }
}

/**
 * The next check of a shift due at `now`; undefined to close it. It stays open up to the account's current maximum, or
 * while a phone that was offline still uploads its positions.
 */
export function postponedClose(
  { startedAt, newestAt = startedAt, counted }: Sending,
  seen: number | undefined,
  maxHours: number,
  now: number,
): CloseAt | undefined {
  const end = endOfLongest(startedAt, maxHours)
  if (end > now) return { at: end }
  const isSending = seen !== undefined && counted > seen && newestAt < end
  return isSending ? { at: now + backlogMilliseconds, seen: counted } : undefined
}
