import geographic from 'geographiclib-geodesic'
import { degrees, type Point } from './point.ts'

const { WGS84, DISTANCE } = geographic.Geodesic

/** Metres between two points on the WGS84 ellipsoid (C. F. F. Karney, Algorithms for geodesics, 2013). */
export function metresBetween(one: Point, other: Point): number {
  if (one.latMicro === other.latMicro && one.lonMicro === other.lonMicro) return 0
  const [fromLat, fromLon] = [degrees(one.latMicro), degrees(one.lonMicro)]
  return WGS84.Inverse(fromLat, fromLon, degrees(other.latMicro), degrees(other.lonMicro), DISTANCE).s12 ?? 0
}

/** Metres along all points in their order, noise, jumps and gaps included. */
export function rawDistance(points: readonly Point[]): number {
  return points.reduce((sum, point, index) => {
    const before = points[index - 1]
    return before ? sum + metresBetween(before, point) : sum
  }, 0)
}
