const minuteMilliseconds = 60_000
const hourMilliseconds = 60 * minuteMilliseconds

/** A stop that could not be worked off is kept, and tried, this long. */
export const stopMilliseconds = 14 * 24 * hourMilliseconds
/** Leaves the first attempts to the queue that the text came by. */
export const firstPauseMilliseconds = 5 * minuteMilliseconds
const maxPauseMilliseconds = 6 * hourMilliseconds
/** The last attempt comes this long before the row ends. */
const reserveMilliseconds = 5 * minuteMilliseconds
const overdueMilliseconds = hourMilliseconds

type Times = { readonly at: number; readonly endsAt: number }

/** Doubles the pause each time, to 6 hours. Undefined when the attempt that failed was the last. Epoch milliseconds. */
export function nextAttempt({ at, endsAt }: Times, now: number): number | undefined {
  const last = endsAt - reserveMilliseconds
  if (now >= last) return undefined
  const pause = Math.min(Math.max(now - at, firstPauseMilliseconds), maxPauseMilliseconds)
  return Math.min(now + pause, last)
}

export function isOverdue({ at }: Times, now: number): boolean {
  return now - at >= overdueMilliseconds
}
