import geographic from 'geographiclib-geodesic'
import { planeMetres } from '../analysis/projection.ts'
import { degrees, type Point } from './point.ts'

const { WGS84, DISTANCE } = geographic.Geodesic

/** About 200 metres: so near, the radii of curvature give the geodesic to a hundredth of a millimetre. */
const near = 2_000
const polar = 85e6

/** Metres between two points on the WGS84 ellipsoid (C. F. F. Karney, Algorithms for geodesics, 2013). */
export function metresBetween(one: Point, other: Point): number {
  const isNear = Math.abs(one.latMicro - other.latMicro) < near && Math.abs(one.lonMicro - other.lonMicro) < near
  if (isNear && Math.abs(one.latMicro) < polar) return planeMetres(one, other)
  const [fromLat, fromLon] = [degrees(one.latMicro), degrees(one.lonMicro)]
  return WGS84.Inverse(fromLat, fromLon, degrees(other.latMicro), degrees(other.lonMicro), DISTANCE).s12 ?? 0
}

/** Metres along all points in their order, noise, jumps and gaps included. */
export function rawDistance(points: readonly Point[]): number {
  let metres = 0
  let before = points[0]
  for (const point of points) {
    if (before) metres += metresBetween(before, point)
    before = point
  }
  return metres
}
