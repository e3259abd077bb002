export type ClockSkew = {
  /** The latest recording by the phone's clock; epoch milliseconds. */
  readonly recordedAt: number
  /** The least time from a fix to its recording: age of the fix plus clock skew. */
  readonly leastAge: number
}

/** Time of a fix, and of its recording by the phone's clock; epoch milliseconds. */
export type Recording = {
  readonly at: number
  readonly recordedAt: number
}

export function clockSkew(recordings: readonly Recording[]): ClockSkew | undefined {
  if (recordings.length === 0) return undefined
  return recordings.reduce(
    (clock, { at, recordedAt }) => ({
      recordedAt: Math.max(clock.recordedAt, recordedAt),
      leastAge: Math.min(clock.leastAge, recordedAt - at),
    }),
    { recordedAt: Number.NEGATIVE_INFINITY, leastAge: Number.POSITIVE_INFINITY },
  )
}

/**
 * Milliseconds that the phone's clock is provably ahead (negative: behind), else 0. A recording after its arrival
 * proves a clock ahead; one before its fix, a clock behind. Times are never corrected by it: a retry would measure
 * another value and turn the fix into a second point.
 */
export function clockAhead(clock: ClockSkew, receivedAt: number): number {
  return Math.max(0, clock.recordedAt - receivedAt) || Math.min(0, clock.leastAge)
}
