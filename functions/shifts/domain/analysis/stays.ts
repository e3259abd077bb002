import type { Point } from '../track/point.ts'
import { planeMetres } from './projection.ts'
import { type Run, runsOf } from './runs.ts'

/** Metres from the first fix of a stay. */
export const stayRadius = 10

/** Consecutive fixes at one place. */
export type Stay = Run

export function staysOf(fixes: readonly Point[]): Stay[] {
  return runsOf(fixes, (fix, first) => planeMetres(first, fix) <= stayRadius)
}

export function indexesOf({ start, end }: Stay): number[] {
  return Array.from({ length: end - start }, (_, offset) => start + offset)
}
