export type ClockSkew = {
  /** Latest recording by the phone's clock; epoch milliseconds. */
  readonly recordedAt: number
  /** Least time from a fix to its recording: age of the fix plus clock skew. */
  readonly leastAge: number
}

/** By the phone's clock; epoch milliseconds. */
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
 * proves a clock ahead; one before its fix, a clock behind. Does not correct times: a retry would measure another value
 * and make a second point of the fix.
 */
export function clockAhead(clock: ClockSkew, receivedAt: number): number {
  return Math.max(0, clock.recordedAt - receivedAt) || Math.min(0, clock.leastAge)
}
