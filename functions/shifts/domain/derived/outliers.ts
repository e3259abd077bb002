import type { Point } from '../point.ts'
import { bouncesIn } from './bounces.ts'
import { flagBit, type PointFlag } from './flags.ts'
import { frozenIn } from './frozen.ts'
import { jumpsIn } from './jumps.ts'
import { spikesIn } from './spikes.ts'

/** Metres. A wider circle says in which town somebody was, and not in which street. */
const widestCircle = 100

/** Each looks at what the ones before it left to believe, and names the fixes that it does not. */
const tests: readonly (readonly [PointFlag, (fixes: readonly Point[]) => readonly number[]])[] = [
  ['jump', jumpsIn],
  ['stale', frozenIn],
  ['stale', bouncesIn],
  ['jump', spikesIn],
]

/** The same points with their flags, whatever flags they came with; in order of time, as `mergePoints` gives them. */
export function withFlags(points: readonly Point[]): Point[] {
  const flags = points.map(ownFlags)
  for (const [flag, find] of tests) {
    const believed = [...flags.keys()].filter((index) => flags[index] === 0)
    for (const found of find(believed.flatMap((index) => points[index] ?? []))) {
      const index = believed[found]
      if (index !== undefined) flags[index] = flagBit(flag)
    }
  }
  return points.map((point, index) => ({ ...point, flags: flags[index] ?? 0 }))
}

/** What a point says of itself. */
function ownFlags({ accuracy, mock }: Point): number {
  const inaccurate = accuracy !== undefined && accuracy > widestCircle
  return (inaccurate ? flagBit('inaccurate') : 0) | (mock === true ? flagBit('mock') : 0)
}
