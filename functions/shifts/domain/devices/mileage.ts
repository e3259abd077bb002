import type { DeviceTrack } from '../analysis/describe-device.ts'
import { metresBetween } from '../track/distance.ts'
import type { Point } from '../track/point.ts'

/** Metres of one device. */
export type Mileage = {
  readonly driven: number
  readonly raw: number
}

/**
 * Metres of a device in each stretch between two neighbouring `edges` (epoch milliseconds). Between two points they grow
 * evenly with time. A leg is spread over the points that it passes as their raw distance is, so that the driven
 * distance never exceeds the raw one, in any stretch.
 */
export function mileageBetween(edges: readonly number[], { points, fixes, legs }: DeviceTrack): Mileage[] {
  const raw = rawSteps(points)
  const reached = reachedBy(edges, points, [raw, drivenSteps(raw, points, fixes, legs)])
  const first = points[0]?.at ?? 0
  return edges.slice(1).map((_, index) => {
    // what happens within the first moment counts to the stretch after it
    const isFirst = (edges[index] ?? 0) <= first
    const [rawBefore = 0, drivenBefore = 0] = isFirst ? [] : (reached[index] ?? [])
    const [rawAfter = 0, drivenAfter = 0] = reached[index + 1] ?? []
    return { raw: rawAfter - rawBefore, driven: drivenAfter - drivenBefore }
  })
}

/** Metres to each point from the one before it. */
function rawSteps(points: readonly Point[]): number[] {
  return points.map((point, index) => {
    const before = points[index - 1]
    return before ? metresBetween(before, point) : 0
  })
}

function drivenSteps(
  raw: readonly number[],
  points: readonly Point[],
  fixes: readonly Point[],
  legs: DeviceTrack['legs'],
): number[] {
  const steps = new Array<number>(raw.length).fill(0)
  const indexes = points.flatMap(({ flags }, index) => (flags === 0 ? [index] : []))
  if (indexes.length !== fixes.length) throw new Error('the fixes are not those of the points')
  for (const { from, to, metres } of legs) {
    const [start, end] = [indexes[from] ?? 0, indexes[to] ?? 0]
    let passed = 0
    for (let index = start + 1; index <= end; index += 1) passed += raw[index] ?? 0
    if (passed === 0) continue
    for (let index = start + 1; index <= end; index += 1) steps[index] = ((raw[index] ?? 0) / passed) * metres
  }
  return steps
}

/** The sum of each kind of steps up to each edge. */
function reachedBy(edges: readonly number[], points: readonly Point[], steps: readonly (readonly number[])[]) {
  const sums = steps.map(() => 0)
  let next = 0
  return edges.map((edge) => {
    for (; next < points.length && (points[next]?.at ?? 0) <= edge; next += 1) {
      for (const [kind, metres] of steps.entries()) sums[kind] = (sums[kind] ?? 0) + (metres[next] ?? 0)
    }
    const [before, after] = [points[next - 1]?.at, points[next]?.at]
    const share = before === undefined || after === undefined ? 0 : (edge - before) / (after - before)
    return steps.map((metres, kind) => (sums[kind] ?? 0) + share * (metres[next] ?? 0))
  })
}
