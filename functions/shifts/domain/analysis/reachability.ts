import type { Point } from '../track/point.ts'
import { planeMetres } from './projection.ts'

/** Metres per second: a high-speed train at 324 km/h. */
const topSpeed = 90

/** Metres, for phones that report too small an accuracy or none. */
const minSlack = 30

/** Metres that two fixes of a resting phone may lie apart. */
export function slackBetween(one: Point, other: Point): number {
  return Math.max(minSlack, (one.accuracy ?? 0) + (other.accuracy ?? 0))
}

export function isReachable(from: Point, to: Point): boolean {
  return planeMetres(from, to) - slackBetween(from, to) <= (topSpeed * (to.at - from.at)) / 1000
}
