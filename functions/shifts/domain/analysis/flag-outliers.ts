import type { Point } from '../track/point.ts'
import { bouncesIn } from './bounces.ts'
import { jumpsIn } from './jumps.ts'
import { flagBit, type PointFlag } from './point-flags.ts'
import { spikesIn } from './spikes.ts'
import { staleFixesIn } from './stale-fixes.ts'

/** Metres. A wider circle says in which town somebody was, and not in which street. */
const widestCircle = 100

/** Each looks at what the ones before it left to believe, and names the fixes that it does not. */
const tests: readonly (readonly [PointFlag, (fixes: readonly Point[]) => readonly number[]])[] = [
  ['jump', jumpsIn],
  ['stale', staleFixesIn],
  ['stale', bouncesIn],
  ['jump', spikesIn],
]

/** The same points with their flags, whatever flags they came with; in order of time, as `mergePoints` gives them. */
export function flagOutliers(points: readonly Point[]): Point[] {
  const flags = points.map(ownFlags)
  let believed = believedOf(points, flags)
  for (const [flag, find] of tests) {
    const found = find(believed.fixes)
    for (const place of found) {
      const index = believed.indexes[place]
      if (index !== undefined) flags[index] = flagBit(flag)
    }
    if (found.length > 0) believed = believedOf(points, flags)
  }
  return points.map((point, index) => {
    const found = flags[index] ?? 0
    return point.flags === found ? point : { ...point, flags: found }
  })
}

/** The fixes that nothing speaks against so far, and where they are among all. */
function believedOf(points: readonly Point[], flags: readonly number[]): { fixes: Point[]; indexes: number[] } {
  const fixes: Point[] = []
  const indexes: number[] = []
  for (let index = 0; index < points.length; index += 1) {
    const point = points[index]
    if (!point || flags[index] !== 0) continue
    fixes.push(point)
    indexes.push(index)
  }
  return { fixes, indexes }
}

/** What a point says of itself. */
function ownFlags({ accuracy, mock }: Point): number {
  const inaccurate = accuracy !== undefined && accuracy > widestCircle
  return (inaccurate ? flagBit('inaccurate') : 0) | (mock === true ? flagBit('mock') : 0)
}
