import type { Point } from '../track/point.ts'
import { eastward, metresPerMicro } from './projection.ts'

/**
 * Time-aware Douglas-Peucker (synchronized distance; Meratnia and de By, 2004): even movement along the kept points
 * passes within `metres` of each removed point at its time, so stops survive. Past a maximum depth, pieces are cut in
 * the middle, which bounds the work to n log n.
 */
export function simplify(
  points: readonly Point[],
  metres: number,
  isKept: (point: Point) => boolean = () => false,
): Point[] {
  if (points.length < 3) return [...points]
  const plane = planeOf(points)
  const maxDepth = 2 * Math.ceil(Math.log2(points.length)) + 8
  const kept = new Uint8Array(points.length)
  const last = points.length - 1
  const ends = points.flatMap((point, index) => (index === 0 || index === last || isKept(point) ? [index] : []))
  for (const end of ends) kept[end] = 1
  const pieces = ends.slice(1).map((to, index) => ({ from: ends[index] ?? 0, to, depth: 0 }))
  for (let piece = pieces.pop(); piece; piece = pieces.pop()) {
    const { from, to, depth } = piece
    const farthest = farthestBetween(plane, from, to)
    if (farthest.metres <= metres) continue
    const cut = depth < maxDepth ? farthest.index : (from + to) >> 1
    kept[cut] = 1
    pieces.push({ from, to: cut, depth: depth + 1 }, { from: cut, to, depth: depth + 1 })
  }
  return points.filter((_, index) => kept[index] === 1)
}

/** Typed arrays, since each piece is scanned many times. */
type Plane = {
  readonly at: Float64Array
  readonly lat: Float64Array
  readonly lon: Float64Array
  readonly northMetres: Float64Array
  readonly eastMetres: Float64Array
}

function planeOf(points: readonly Point[]): Plane {
  const [at, lat, lon] = [points.map((point) => point.at), points.map(({ latMicro }) => latMicro), unwrapped(points)]
  const scales = lat.map(metresPerMicro)
  return {
    at: Float64Array.from(at),
    lat: Float64Array.from(lat),
    lon: Float64Array.from(lon),
    northMetres: Float64Array.from(scales, ({ north }) => north),
    eastMetres: Float64Array.from(scales, ({ east }) => east),
  }
}

/** Longitudes that continue past ±180. */
function unwrapped(points: readonly Point[]): number[] {
  let [before, unwrappedLon] = [points[0]?.lonMicro ?? 0, points[0]?.lonMicro ?? 0]
  return points.map(({ lonMicro }) => {
    unwrappedLon += eastward(before, lonMicro)
    before = lonMicro
    return unwrappedLon
  })
}

function farthestBetween(plane: Plane, from: number, to: number): { index: number; metres: number } {
  const [start, end] = [sampleAt(plane, from), sampleAt(plane, to)]
  const lasted = end.at - start.at || 1
  let [index, square] = [from, -1]
  for (let between = from + 1; between < to; between += 1) {
    const { at, lat, lon, north, east } = sampleAt(plane, between)
    const share = (at - start.at) / lasted
    const dy = (lat - start.lat - share * (end.lat - start.lat)) * north
    const dx = (lon - start.lon - share * (end.lon - start.lon)) * east
    if (dy * dy + dx * dx > square) [index, square] = [between, dy * dy + dx * dx]
  }
  return { index, metres: Math.sqrt(Math.max(0, square)) }
}

function sampleAt({ at, lat, lon, northMetres, eastMetres }: Plane, index: number) {
  return {
    at: at[index] ?? 0,
    lat: lat[index] ?? 0,
    lon: lon[index] ?? 0,
    north: northMetres[index] ?? 0,
    east: eastMetres[index] ?? 0,
  }
}
