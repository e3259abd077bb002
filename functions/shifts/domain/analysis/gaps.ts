import { metresBetween } from '../track/distance.ts'
import type { Point } from '../track/point.ts'
import type { Stop } from './stops.ts'

/** Milliseconds. What happened in a longer silence is not known, and is not a drive. */
const longestSilence = 15 * 60_000

/** Where nothing is known; times in milliseconds since 1970. */
export type Gap = {
  readonly startedAt: number
  readonly endedAt: number
  /** Metres from the last fix before to the first after, straight. */
  readonly metres: number
  /** Index of the first fix after it. */
  readonly next: number
}

/** Silences of more than 15 minutes between fixes that can be believed. One inside a stop is part of the stop. */
export function gapsOf(fixes: readonly Point[], stops: readonly Stop[]): Gap[] {
  return fixes.flatMap((point, next) => {
    const before = fixes[next - 1]
    if (!before || point.at - before.at <= longestSilence) return []
    if (stops.some(({ first, last }) => first < next && next <= last)) return []
    return [{ startedAt: before.at, endedAt: point.at, metres: metresBetween(before, point), next }]
  })
}
