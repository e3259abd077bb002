import { isSamePoint, type Point, totalOrder } from './point.ts'

/**
 * One ordered track of any number of parts. A phone may resend points in any order, any number of times and split
 * differently: the set decides, not the arrival. Of two copies of one fix that differ, the greater one is kept.
 */
export function mergePoints(...parts: readonly (readonly Point[])[]): Point[] {
  const ordered = parts.flat().sort(totalOrder)
  return ordered.filter((point, index) => {
    const next = ordered[index + 1]
    return next === undefined || !isSamePoint(point, next)
  })
}
