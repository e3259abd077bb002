import type { Point } from '../track/point.ts'
import { planeMetres } from './projection.ts'
import { slackBetween } from './reachability.ts'

/** Who turns round brakes from, and comes back to, this speed at most, and not harder than this: m/s and m/s². */
const turningSpeed = 25
const hardestBraking = 3

/**
 * The sandwich test for one fix that could be reached at a believable speed: out and back in no time needs forces that no
 * vehicle has.
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

/** A spike is sharper than 60 degrees, so that its neighbours, seen from further off, are none. */
function isSpike(before: Point, point: Point, after: Point): boolean {
  const slack = Math.max(slackBetween(before, point), slackBetween(point, after))
  const side = Math.min(planeMetres(before, point), planeMetres(point, after))
  if (side <= slack) return false
  const base = planeMetres(before, after)
  if (base >= side) return false
  const depth = Math.sqrt(side * side - (base * base) / 4)
  return depth - slack > deepestTurn(Math.min(point.at - before.at, after.at - point.at) / 1000)
}

/** Metres to the place where one stands still before coming back. */
function deepestTurn(seconds: number): number {
  const braking = turningSpeed / hardestBraking
  if (seconds < braking) return (hardestBraking * seconds * seconds) / 2
  return turningSpeed * (seconds - braking / 2)
}
