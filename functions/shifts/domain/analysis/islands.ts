import type { Point } from '../track/point.ts'
import { isSamePosition } from './projection.ts'
import { isReachable } from './reachability.ts'
import { type Run, runsOf } from './runs.ts'

/** A run of fixes in which each can be reached from the one before. */
export type Island = Run & {
  /** How many places it speaks for; one that is repeated to the digit counts once. */
  readonly places: number
}

/** Cuts a track where the next fix is too far away to be true. */
export function islandsOf(fixes: readonly Point[]): Island[] {
  const runs = runsOf(fixes, (fix, _first, last) => isReachable(last, fix))
  return runs.map((run) => ({ ...run, places: placesIn(fixes, run) }))
}

function placesIn(fixes: readonly Point[], { start, end, first }: Run): number {
  let [places, last] = [1, first]
  for (let index = start + 1; index < end; index += 1) {
    const fix = fixes[index] ?? last
    if (!isSamePosition(last, fix)) places += 1
    last = fix
  }
  return places
}
