import type { Point } from '../track/point.ts'
import { eastward, metresPerMicro } from './projection.ts'

/** How a set of fixes lies around its middle. Metres. */
export type Spread = {
  /** Root mean square distance from the middle. */
  readonly radius: number
  /** The same along the direction in which they spread most, and across it. */
  readonly along: number
  readonly across: number
  /**
   * Mean square step over variance (J. von Neumann, 1941): 2 for noise, in which a fix says nothing of the next, and
   * nearly 0 for movement.
   */
  readonly stepRatio: number
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
    stepRatio: stepRatioOf(xs, ys),
  }
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

function stepRatioOf(xs: readonly number[], ys: readonly number[]): number {
  const { xx, yy } = covariance(
    xs,
    ys,
    xs.map(() => 1),
  )
  const steps = sumOf(xs, (x, index) => {
    const [lastX = x, y = 0, lastY = y] = [xs[index - 1], ys[index], ys[index - 1]]
    return (x - lastX) ** 2 + (y - lastY) ** 2
  })
  return xx + yy === 0 ? 2 : steps / (xs.length * (xx + yy))
}

function sumOf(values: readonly number[], term: (value: number, index: number) => number): number {
  let sum = 0
  for (let index = 0; index < values.length; index += 1) sum += term(values[index] ?? 0, index)
  return sum
}
