import type { Point } from '../track/point.ts'
import { eastward, type GeoPoint, metresPerMicro } from './projection.ts'

/** How a set of fixes lies around its middle. Metres. */
export type Spread = {
  /** Root mean square distance from the middle. */
  readonly radius: number
  /** The same along the direction in which they spread most, and across it. */
  readonly along: number
  readonly across: number
}

/** Fixes weigh by the time around them, as phones send few while they rest. */
export function spreadOf(fixes: readonly Point[]): Spread {
  const [first] = fixes
  const { north, east } = metresPerMicro(first?.latMicro ?? 0)
  const ys = fixes.map(({ latMicro }) => (latMicro - (first?.latMicro ?? 0)) * north)
  const xs = fixes.map(({ lonMicro }) => eastward(first?.lonMicro ?? 0, lonMicro) * east)
  const { xx, yy, xy } = covariance(xs, ys, weightsOf(fixes))
  // its eigenvalues
  const [middle, off] = [(xx + yy) / 2, Math.hypot((xx - yy) / 2, xy)]
  return {
    radius: Math.sqrt(xx + yy),
    along: Math.sqrt(middle + off),
    across: Math.sqrt(Math.max(0, middle - off)),
  }
}

/** Each fix counts once. */
export function meanOf(fixes: readonly Point[]): GeoPoint {
  const [first] = fixes
  const [latMicro, lonMicro] = [first?.latMicro ?? 0, first?.lonMicro ?? 0]
  const north = sumOf(fixes, (fix) => fix.latMicro - latMicro) / fixes.length
  const east = sumOf(fixes, (fix) => eastward(lonMicro, fix.lonMicro)) / fixes.length
  return { latMicro: latMicro + north, lonMicro: eastward(0, lonMicro + east) }
}

function weightsOf(fixes: readonly Point[]): number[] {
  const weights = fixes.map(({ at }, index) => (fixes[index + 1]?.at ?? at) - (fixes[index - 1]?.at ?? at))
  return weights.some((weight) => weight > 0) ? weights : weights.map(() => 1)
}

function covariance(xs: readonly number[], ys: readonly number[], weights: readonly number[]) {
  const total = sumOf(weights, (weight) => weight) || 1
  const meanX = sumOf(xs, (x, index) => x * (weights[index] ?? 0)) / total
  const meanY = sumOf(ys, (y, index) => y * (weights[index] ?? 0)) / total
  return {
    xx: sumOf(xs, (x, index) => (x - meanX) ** 2 * (weights[index] ?? 0)) / total,
    yy: sumOf(ys, (y, index) => (y - meanY) ** 2 * (weights[index] ?? 0)) / total,
    xy: sumOf(xs, (x, index) => (x - meanX) * ((ys[index] ?? 0) - meanY) * (weights[index] ?? 0)) / total,
  }
}

function sumOf<T>(values: readonly T[], term: (value: T, index: number) => number): number {
  return values.reduce((sum, value, index) => sum + term(value, index), 0)
}
