import { toInstant } from '../../../shared/instant.ts'
import type { Point } from '../track/point.ts'
import { type ClockPositions, withoutClockPositionsBefore } from './erasure-cutoff.ts'

const dayMilliseconds = 24 * 3_600_000
/** A track is compacted long before; then these rows are read no more, and need not be deleted one by one. */
const stagedMilliseconds = 30 * dayMilliseconds

/** How long positions are kept. */
export type RetentionPolicy = {
  /** Milliseconds since 1970. */
  readonly now: number
  /** The account's setting, as it is now. */
  readonly days: number
}

/** What may still be shown: readers ask the setting of today, whatever it was when the points came. */
export function unexpired(points: readonly Point[], { now, days }: RetentionPolicy): readonly Point[] {
  const oldest = now - days * dayMilliseconds
  return points.every(({ at }) => at >= oldest) ? points : points.filter(({ at }) => at >= oldest)
}

/** Where somebody clocked in or out is a position of that moment, and is shown for as long as one of the track. */
export function unexpiredClockPositions<Shift extends ClockPositions>(
  shift: Shift,
  { now, days }: RetentionPolicy,
): Shift {
  return withoutClockPositionsBefore(shift, toInstant(now - days * dayMilliseconds))
}

/** Milliseconds since 1970 until which a compacted row is kept whose last point is of `lastAt`. */
export function partExpiresAt(lastAt: number, days: number): number {
  return lastAt + days * dayMilliseconds
}

/** The same for an upload that was stored at `storedAt`. */
export function segmentExpiresAt(storedAt: number, lastAt: number, days: number): number {
  return Math.min(storedAt + stagedMilliseconds, partExpiresAt(lastAt, days))
}
