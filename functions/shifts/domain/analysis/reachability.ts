import type { Point } from '../track/point.ts'
import { planeMetres } from './projection.ts'

/** Metres per second. Nothing on the ground that carries a worker is faster: a high-speed train at 324 km/h. */
const topSpeed = 90

/** What two fixes may be apart without any movement, in metres, when their phone did not say or said too little. */
const leastSlack = 30

/** How far apart two fixes of a resting phone may lie, in metres. */
export function slackBetween(one: Point, other: Point): number {
  return Math.max(leastSlack, (one.accuracy ?? 0) + (other.accuracy ?? 0))
}

/** Whether somebody at the earlier fix can have been at the later one in the time between. */
export function isReachable(from: Point, to: Point): boolean {
  return planeMetres(from, to) - slackBetween(from, to) <= (topSpeed * (to.at - from.at)) / 1000
}
