import { degrees, type Point } from './point.ts'

/** In degrees. A box that crosses the antimeridian has its west greater than its east. */
export type Bounds = {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

const circle = 360e6

export function boundsOf(points: readonly Point[]): Bounds | undefined {
  const [south, north] = extent(points.map(({ latMicro }) => latMicro))
  const [west, east] = extent(points.map(({ lonMicro }) => lonMicro))
  const [westAround, eastAround] = extent(points.map(({ lonMicro }) => (lonMicro < 0 ? lonMicro + circle : lonMicro)))
  if (points.length === 0) return undefined
  const crosses = eastAround - westAround < east - west
  const [left, right] = crosses ? [westAround, eastAround - circle] : [west, east]
  return { west: degrees(left), south: degrees(south), east: degrees(right), north: degrees(north) }
}

function extent(values: readonly number[]): [least: number, greatest: number] {
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    if (value < least) least = value
    if (value > greatest) greatest = value
  }
  return [least, greatest]
}
