import type { Point } from '../track/point.ts'
import { eastward, metresPerMicro } from './projection.ts'

/**
 * The points that a time-aware Douglas-Peucker leaves: at the moment of each point left out, who moves evenly along
 * the points kept is within `metres` of it (the synchronized distance of Meratnia and de By, 2004). So a stop stays a
 * stop, which a simplification of the mere line would swallow.
 *
 * A piece that was cut too often is cut in its middle, so that no track takes more than n log n steps. What `isKept` names
 * stays whatever it misses.
 */
export function simplify(
  points: readonly Point[],
  metres: number,
  isKept: (point: Point) => boolean = () => false,
): Point[] {
  if (points.length < 3) return [...points]
  const plane = planeOf(points)
  const deepest = 2 * Math.ceil(Math.log2(points.length)) + 8
  const kept = new Uint8Array(points.length)
  const last = points.length - 1
  const ends = points.flatMap((point, index) => (index === 0 || index === last || isKept(point) ? [index] : []))
  for (const end of ends) kept[end] = 1
  const pieces = ends.slice(1).map((to, index) => ({ from: ends[index] ?? 0, to, depth: 0 }))
  for (let piece = pieces.pop(); piece; piece = pieces.pop()) {
    const { from, to, depth } = piece
    const farthest = farthestBetween(plane, from, to)
    if (farthest.metres <= metres) continue
    const cut = depth < deepest ? farthest.index : (from + to) >> 1
    kept[cut] = 1
    pieces.push({ from, to: cut, depth: depth + 1 }, { from: cut, to, depth: depth + 1 })
  }
  return points.filter((_, index) => kept[index] === 1)
}

/** Columns of numbers: a piece is walked through many times. */
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

/** Longitudes that go on past the antimeridian instead of turning round. */
function unwrapped(points: readonly Point[]): number[] {
  let [before, place] = [points[0]?.lonMicro ?? 0, points[0]?.lonMicro ?? 0]
  return points.map(({ lonMicro }) => {
    place += eastward(before, lonMicro)
    before = lonMicro
    return place
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
