import { mergePoints } from '../track/merge-points.ts'
import type { Point } from '../track/point.ts'
import { type InvalidReason, type Ping, pointOf } from './ping.ts'

export type ValidatedPings = {
  /** Each fix once, in order of time. */
  readonly points: readonly Point[]
  /** Fixes that the upload holds more than once, the first not counted. */
  readonly duplicates: number
  readonly invalid: readonly { readonly index: number; readonly reason: InvalidReason }[]
}

/** Takes an upload apart; `points`, `duplicates` and `invalid` add up to the pings given. */
export function validatePings(pings: readonly Ping[], now: number): ValidatedPings {
  const valid: Point[] = []
  const invalid: { index: number; reason: InvalidReason }[] = []
  for (let index = 0; index < pings.length; index += 1) {
    const ping = pings[index]
    const read = ping && pointOf(ping, now)
    if (typeof read === 'string') invalid.push({ index, reason: read })
    else if (read) valid.push(read)
  }
  const points = isOrdered(valid) ? valid : mergePoints(valid)
  return { points, duplicates: valid.length - points.length, invalid }
}

/** Most uploads come in order of time, one fix to a moment. */
function isOrdered(points: readonly Point[]): boolean {
  return points.every((point, index) => index === 0 || (points[index - 1]?.at ?? 0) < point.at)
}
