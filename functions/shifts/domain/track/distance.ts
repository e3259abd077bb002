import geographic from 'geographiclib-geodesic'
import { planeMetres } from '../analysis/projection.ts'
import { degrees, type Point } from './point.ts'

const { WGS84, DISTANCE } = geographic.Geodesic

/** About 200 metres: so near, the projection matches the geodesic to a hundredth of a millimetre. */
const nearMicro = 2_000
const polarMicro = 85e6

/** Metres on the WGS84 ellipsoid (C. F. F. Karney, Algorithms for geodesics, 2013). */
export function metresBetween(one: Point, other: Point): number {
  const isNear =
    Math.abs(one.latMicro - other.latMicro) < nearMicro && Math.abs(one.lonMicro - other.lonMicro) < nearMicro
  if (isNear && Math.abs(one.latMicro) < polarMicro) return planeMetres(one, other)
  const [fromLat, fromLon] = [degrees(one.latMicro), degrees(one.lonMicro)]
  return WGS84.Inverse(fromLat, fromLon, degrees(other.latMicro), degrees(other.lonMicro), DISTANCE).s12 ?? 0
}

export function rawDistance(points: readonly Point[]): number {
  let metres = 0
  let before = points[0]
  for (const point of points) {
    if (before) metres += metresBetween(before, point)
    before = point
  }
  return metres
}
