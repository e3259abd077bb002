import type { Point } from '../track/point.ts'
import { bouncesIn } from './bounces.ts'
import { jumpsIn } from './jumps.ts'
import { flagBit, type PointFlag } from './point-flags.ts'
import { spikesIn } from './spikes.ts'
import { staleFixesIn } from './stale-fixes.ts'

/** Metres. A wider circle shows the town but not the street. */
const maxAccuracy = 100

/** In order: each sees what the ones before left unflagged, and returns indexes. */
const detectors: readonly (readonly [PointFlag, (fixes: readonly Point[]) => readonly number[]])[] = [
  ['jump', jumpsIn],
  ['stale', staleFixesIn],
  ['stale', bouncesIn],
  ['jump', spikesIn],
]

/** Replaces all flags. Points are in time order. */
export function flagOutliers(points: readonly Point[]): Point[] {
  const flags = points.map(ownFlags)
  let unflagged = unflaggedOf(points, flags)
  for (const [flag, find] of detectors) {
    const found = find(unflagged.fixes)
    for (const position of found) {
      const index = unflagged.indexes[position]
      if (index !== undefined) flags[index] = flagBit(flag)
    }
    if (found.length > 0) unflagged = unflaggedOf(points, flags)
  }
  return points.map((point, index) => {
    const found = flags[index] ?? 0
    return point.flags === found ? point : { ...point, flags: found }
  })
}

function unflaggedOf(points: readonly Point[], flags: readonly number[]): { fixes: Point[]; indexes: number[] } {
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

/** From its own fields alone. */
function ownFlags({ accuracy, mock }: Point): number {
  const inaccurate = accuracy !== undefined && accuracy > maxAccuracy
  return (inaccurate ? flagBit('inaccurate') : 0) | (mock === true ? flagBit('mock') : 0)
}
