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
  /** The longest that the notice at the shift’s clock-in allowed. */
  readonly noticeDays?: number | undefined
}

/** For the positions of one shift. */
export function retentionOf(
  { trackDays }: { readonly trackDays?: number | undefined },
  { now, days }: RetentionPolicy,
): RetentionPolicy {
  return { now, days, noticeDays: trackDays }
}

function milliseconds({ days, noticeDays = days }: Omit<RetentionPolicy, 'now'>): number {
  return Math.min(days, noticeDays) * dayMilliseconds
}

/** Applies the current setting, whatever it was on arrival. */
export function unexpired(points: readonly Point[], policy: RetentionPolicy): readonly Point[] {
  const oldest = policy.now - milliseconds(policy)
  return points.every(({ at }) => at >= oldest) ? points : points.filter(({ at }) => at >= oldest)
}

/** Clock-in and clock-out positions are kept like those of a track. */
export function unexpiredClockPositions<Shift extends ClockPositions & { readonly trackDays?: number | undefined }>(
  shift: Shift,
  policy: RetentionPolicy,
): Shift {
  const { now, ...kept } = retentionOf(shift, policy)
  return withoutClockPositionsBefore(shift, toInstant(now - milliseconds(kept)))
}

/** Epoch milliseconds. */
export function partExpiresAt(lastAt: number, policy: RetentionPolicy): number {
  return lastAt + milliseconds(policy)
}

export function segmentExpiresAt(storedAt: number, lastAt: number, policy: RetentionPolicy): number {
  return Math.min(storedAt + segmentMilliseconds, partExpiresAt(lastAt, policy))
}
