import { type Point, totalOrder } from './point.ts'

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
