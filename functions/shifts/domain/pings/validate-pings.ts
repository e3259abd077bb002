import { mergePoints } from '../track/merge-points.ts'
import type { Point } from '../track/point.ts'
import { type InvalidReason, type Ping, pointOf } from './ping.ts'

export type ValidatedPings = {
  /** Unique, in time order. */
  readonly points: readonly Point[]
  /** Repetitions within the upload. */
  readonly duplicates: number
  readonly invalid: readonly { readonly index: number; readonly reason: InvalidReason }[]
}

/** `points`, `duplicates` and `invalid` add up to the pings given. `device`: number of the device that sent them. */
export function validatePings(pings: readonly Ping[], now: number, device = 0): ValidatedPings {
  const valid: Point[] = []
  const invalid: { index: number; reason: InvalidReason }[] = []
  for (let index = 0; index < pings.length; index += 1) {
    const ping = pings[index]
    const parsed = ping && pointOf(ping, now, device)
    if (typeof parsed === 'string') invalid.push({ index, reason: parsed })
    else if (parsed) valid.push(parsed)
  }
  const points = isOrdered(valid) ? valid : mergePoints(valid)
  return { points, duplicates: valid.length - points.length, invalid }
}

function isOrdered(points: readonly Point[]): boolean {
  return points.every((point, index) => index === 0 || (points[index - 1]?.at ?? 0) < point.at)
}
