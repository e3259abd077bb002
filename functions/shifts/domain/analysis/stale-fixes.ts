import type { Point } from '../track/point.ts'
import { isSamePosition } from './projection.ts'
import { isReachable } from './reachability.ts'

/**
 * A phone without reception (in a tunnel) repeats its last fix exactly, then leaps. The repeats from which the leap is
 * unreachable are stale; the fix before them explains it.
 *
 * @returns indexes of the stale repeats
 */
export function staleFixesIn(fixes: readonly Point[]): number[] {
  return fixes.flatMap((point, index) => {
    const leap = fixes[index + 1]
    return leap && !isReachable(point, leap) ? staleBefore(fixes, index, leap) : []
  })
}

function staleBefore(fixes: readonly Point[], last: number, leap: Point): number[] {
  const stale: number[] = []
  for (let index = last; ; index -= 1) {
    const point = fixes[index]
    const before = fixes[index - 1]
    if (!point) return []
    if (isReachable(point, leap)) return stale
    if (!before || !isSamePosition(before, point)) return []
    stale.push(index)
  }
}
