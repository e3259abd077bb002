import type { Point } from '../track/point.ts'
import { planeMetres } from './projection.ts'
import { slackBetween } from './reachability.ts'

/** m/s and m/s²: the most from which a vehicle brakes to turn round, and how hard. */
const turningSpeed = 25
const maxBraking = 3

/**
 * The sandwich test for a fix within believable speed: out and back so fast needs forces that no vehicle has.
 *
 * @returns indexes of the spikes
 */
export function spikesIn(fixes: readonly Point[]): number[] {
  const found: number[] = []
  let before = fixes[0]
  for (let index = 1; index < fixes.length - 1; index += 1) {
    const point = fixes[index]
    const after = fixes[index + 1]
    if (before && point && after && isSpike(before, point, after)) found.push(index)
    else before = point
  }
  return found
}

/** Requires an angle below 60 degrees, else its neighbours would count too. */
function isSpike(before: Point, point: Point, after: Point): boolean {
  const slack = Math.max(slackBetween(before, point), slackBetween(point, after))
  const side = Math.min(planeMetres(before, point), planeMetres(point, after))
  if (side <= slack) return false
  const base = planeMetres(before, after)
  if (base >= side) return false
  const depth = Math.sqrt(side * side - (base * base) / 4)
  return depth - slack > maxTurnDepth(Math.min(point.at - before.at, after.at - point.at) / 1000)
}

/** Metres from which a vehicle can turn back in `seconds`. */
function maxTurnDepth(seconds: number): number {
  const braking = turningSpeed / maxBraking
  if (seconds < braking) return (maxBraking * seconds * seconds) / 2
  return turningSpeed * (seconds - braking / 2)
}
