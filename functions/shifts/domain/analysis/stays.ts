import type { Point } from '../track/point.ts'
import { planeMetres } from './projection.ts'
import { type Run, runsOf } from './runs.ts'

/** Fixes so near to the first of them, in metres, are one visit. */
export const sameMetres = 10

/** Fixes in a row at one place. */
export type Stay = Run

export function staysOf(fixes: readonly Point[]): Stay[] {
  return runsOf(fixes, (fix, first) => planeMetres(first, fix) <= sameMetres)
}

/** Indexes of the fixes of a visit. */
export function indexesOf({ start, end }: Stay): number[] {
  return Array.from({ length: end - start }, (_, offset) => start + offset)
}
