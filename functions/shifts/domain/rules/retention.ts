import { toInstant } from '../../../shared/instant.ts'
import type { Point } from '../track/point.ts'
import { type ClockPositions, withoutClockPositionsBefore } from './erasure-cutoff.ts'

const dayMilliseconds = 24 * 3_600_000
/** Never read after compaction, so TTL may delete them. */
const segmentMilliseconds = 30 * dayMilliseconds

export type RetentionPolicy = {
  /** Epoch milliseconds. */
  readonly now: number
  /** The account's current setting. */
  readonly days: number
}

/** Applies the current setting, whatever it was on arrival. */
export function unexpired(points: readonly Point[], { now, days }: RetentionPolicy): readonly Point[] {
  const oldest = now - days * dayMilliseconds
  return points.every(({ at }) => at >= oldest) ? points : points.filter(({ at }) => at >= oldest)
}

/** Clock-in and clock-out positions are kept like those of a track. */
export function unexpiredClockPositions<Shift extends ClockPositions>(
  shift: Shift,
  { now, days }: RetentionPolicy,
): Shift {
  return withoutClockPositionsBefore(shift, toInstant(now - days * dayMilliseconds))
}

/** Epoch milliseconds. */
export function partExpiresAt(lastAt: number, days: number): number {
  return lastAt + days * dayMilliseconds
}

export function segmentExpiresAt(storedAt: number, lastAt: number, days: number): number {
  return Math.min(storedAt + segmentMilliseconds, partExpiresAt(lastAt, days))
}
