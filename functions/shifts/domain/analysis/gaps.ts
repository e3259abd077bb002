import { metresBetween } from '../track/distance.ts'
import type { Point } from '../track/point.ts'
import type { DeviceStop } from './stop.ts'

/** Milliseconds. A longer silence is unknown and not driving. */
export const maxSilence = 15 * 60_000

/** Epoch milliseconds. */
export type Gap = {
  readonly startedAt: number
  readonly endedAt: number
  /** In a straight line. */
  readonly metres: number
}

export type DeviceGap = Gap & {
  /** Index of the first fix after it. */
  readonly next: number
}

/** Silences of more than 15 minutes between unflagged fixes, outside stops. */
export function gapsOf(fixes: readonly Point[], stops: readonly DeviceStop[]): DeviceGap[] {
  return fixes.flatMap((point, next) => {
    const before = fixes[next - 1]
    if (!before || point.at - before.at <= maxSilence) return []
    if (stops.some(({ first, last }) => first < next && next <= last)) return []
    return [{ startedAt: before.at, endedAt: point.at, metres: metresBetween(before, point), next }]
  })
}
