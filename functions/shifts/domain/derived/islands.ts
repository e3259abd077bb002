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
  let open: Island | undefined
  for (const [index, point] of fixes.entries()) {
    if (open && isReachable(open.last, point)) {
      const places = open.places + (isSamePlace(open.last, point) ? 0 : 1)
      open = { ...open, end: index + 1, last: point, places }
    } else {
      if (open) islands.push(open)
      open = { start: index, end: index + 1, first: point, last: point, places: 1 }
    }
  }
  return open ? [...islands, open] : islands
}
