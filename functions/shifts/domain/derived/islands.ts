import type { Point } from '../point.ts'
import { isSamePlace } from './ground.ts'
import { isReachable } from './reach.ts'

/** A run of fixes in which each can be reached from the one before. */
export interface Island {
  /** Index of its first fix, and of the one after its last. */
  readonly start: number
  readonly end: number
  readonly first: Point
  readonly last: Point
  /** How many places it speaks for; one that is repeated to the digit counts once. */
  readonly places: number
}

/** Cuts a track where the next fix is too far away to be true. */
export function islandsOf(fixes: readonly Point[]): Island[] {
  const islands: Island[] = []
  let first = fixes[0]
  let last = first
  let [start, places] = [0, 1]
  for (let index = 1; index <= fixes.length && first && last; index += 1) {
    const point = fixes[index]
    if (point && isReachable(last, point)) {
      if (!isSamePlace(last, point)) places += 1
    } else {
      islands.push({ start, end: index, first, last, places })
      first = point
      start = index
      places = 1
    }
    last = point
  }
  return islands
}
