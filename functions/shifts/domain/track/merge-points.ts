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

/**
 * Those of the points that would change a track: fixes that it does not have, and fuller copies of those that it has. All
 * others may be forgotten without making a difference, whatever comes later.
 */
export function unknownPoints(track: readonly Point[], points: readonly Point[]): Point[] {
  const held = new Map(track.map((point) => [identityOf(point), point]))
  return points.filter((point) => {
    const copy = held.get(identityOf(point))
    return copy === undefined || totalOrder({ ...copy, flags: point.flags }, point) < 0
  })
}

function identityOf({ at, latMicro, lonMicro }: Point): string {
  return `${at}/${latMicro}/${lonMicro}`
}
