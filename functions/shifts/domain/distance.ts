import geographic from 'geographiclib-geodesic'
import { degrees, type Point } from './point.ts'

const { WGS84, DISTANCE } = geographic.Geodesic

/** Metres between two points on the WGS84 ellipsoid (C. F. F. Karney, Algorithms for geodesics, 2013). */
export function metresBetween(one: Point, other: Point): number {
  if (one.latMicro === other.latMicro && one.lonMicro === other.lonMicro) return 0
  const [fromLat, fromLon] = [degrees(one.latMicro), degrees(one.lonMicro)]
  return WGS84.Inverse(fromLat, fromLon, degrees(other.latMicro), degrees(other.lonMicro), DISTANCE).s12 ?? 0
}

/** Metres along all points in their order, noise included. */
export function rawDistance(points: readonly Point[]): number {
  return sumOfLegs(points)
}

/** A circle wider than this says little about where somebody was. */
const vagueMetres = 100
/** Faster than any vehicle of the trade: 250 km/h, in metres per second. */
const impossibleSpeed = 70

/**
 * Metres driven: along the points that can be believed. A vague fix, a faked one, and a fix that could only be reached
 * and left at an impossible speed are passed over, which is always decided from the whole track.
 */
export function gatedDistance(points: readonly Point[]): number {
  const precise = points.filter(({ accuracy, mock }) => (accuracy ?? 0) <= vagueMetres && mock !== true)
  return sumOfLegs(precise.filter((point, index) => !isSpike(precise[index - 1], point, precise[index + 1])))
}

function isSpike(before: Point | undefined, point: Point, after: Point | undefined): boolean {
  if (!before || !after) return false
  return speedBetween(before, point) > impossibleSpeed && speedBetween(point, after) > impossibleSpeed
}

function speedBetween(one: Point, other: Point): number {
  const seconds = (other.at - one.at) / 1000
  const metres = metresBetween(one, other)
  return metres === 0 ? 0 : metres / seconds
}

function sumOfLegs(points: readonly Point[]): number {
  return points.reduce((sum, point, index) => {
    const before = points[index - 1]
    return before ? sum + metresBetween(before, point) : sum
  }, 0)
}
