import { isSamePoint, type Point, totalOrder } from './point.ts'

/**
 * Phones resend points in any order and split, so the result depends on the set alone. Of two copies, the greater by
 * `totalOrder` stays.
 */
export function mergePoints(...parts: readonly (readonly Point[])[]): Point[] {
  const ordered = parts.flat().sort(totalOrder)
  return ordered.filter((point, index) => {
    const next = ordered[index + 1]
    return next === undefined || !isSamePoint(point, next)
  })
}

/** Points that would change the track: unknown, or fuller copies. */
export function unknownPoints(track: readonly Point[], points: readonly Point[]): Point[] {
  const known = new Map(track.map((point) => [identityOf(point), point]))
  return points.filter((point) => {
    const copy = known.get(identityOf(point))
    return copy === undefined || totalOrder({ ...copy, flags: point.flags }, point) < 0
  })
}

function identityOf({ at, latMicro, lonMicro }: Point): string {
  return `${at}/${latMicro}/${lonMicro}`
}
