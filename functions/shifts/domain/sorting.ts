import { mergePoints } from './merge.ts'
import { type InvalidReason, type Ping, pointOf } from './ping.ts'
import type { Point } from './point.ts'

export interface Sorted {
  /** Each fix once, in order of time. */
  readonly points: readonly Point[]
  /** Fixes that the upload holds more than once, the first not counted. */
  readonly duplicates: number
  readonly invalid: readonly { readonly index: number; readonly reason: InvalidReason }[]
}

/** Takes an upload apart; `points`, `duplicates` and `invalid` add up to the pings given. */
export function sortPings(pings: readonly Ping[], now: number): Sorted {
  const read = pings.map((ping) => pointOf(ping, now))
  const valid = read.filter((outcome) => typeof outcome !== 'string')
  const invalid = read.flatMap((reason, index) => (typeof reason === 'string' ? [{ index, reason }] : []))
  const points = mergePoints(valid)
  return { points, duplicates: valid.length - points.length, invalid }
}
