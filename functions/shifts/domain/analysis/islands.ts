import type { Point } from '../track/point.ts'
import { isSamePosition } from './projection.ts'
import { isReachable } from './reachability.ts'
import { type Run, runsOf } from './runs.ts'

/** A run in which each fix is reachable from the one before. */
export type Island = Run & {
  /** Distinct positions; exact repeats count once. */
  readonly positions: number
}

/** Splits a track where the next fix is unreachable. */
export function islandsOf(fixes: readonly Point[]): Island[] {
  const runs = runsOf(fixes, (fix, _first, last) => isReachable(last, fix))
  return runs.map((run) => ({ ...run, positions: positionsIn(fixes, run) }))
}

function positionsIn(fixes: readonly Point[], { start, end, first }: Run): number {
  let [positions, last] = [1, first]
  for (let index = start + 1; index < end; index += 1) {
    const fix = fixes[index] ?? last
    if (!isSamePosition(last, fix)) positions += 1
    last = fix
  }
  return positions
}
