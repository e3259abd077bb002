/** What a request tells of the phone's own clock. */
export type ClockSkew = {
  /** The latest moment at which that clock says something was recorded; milliseconds since 1970. */
  readonly recordedAt: number
  /** The least time from a fix to its recording, in milliseconds: how old the fix was, plus what the clock is ahead. */
  readonly leastAge: number
}

/** When a fix was made, and when the phone's own clock says that it was recorded. */
export type Recording = {
  readonly at: number
  readonly recordedAt: number
}

/** What the recordings of one upload tell of the phone’s clock; undefined without any. */
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
 * Milliseconds that the phone's clock is surely ahead of ours (below zero: behind), 0 when it may well be right. Nothing
 * is recorded after it is received, so a later recording proves a clock ahead; a fix is never recorded before it is
 * made, so an earlier recording proves one behind. Times are never corrected by it: a retry measures another figure,
 * and the same fix would become another point.
 */
export function clockAhead(clock: ClockSkew, receivedAt: number): number {
  return Math.max(0, clock.recordedAt - receivedAt) || Math.min(0, clock.leastAge)
}
