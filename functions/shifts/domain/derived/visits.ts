import type { Point } from '../point.ts'
import { groundMetres } from './ground.ts'

/** Fixes so near to the first of them, in metres, are one visit. */
export const sameMetres = 10

/** Fixes in a row at one place. */
export interface Visit {
  /** Index of its first fix, and of the one after its last. */
  readonly start: number
  readonly end: number
  readonly first: Point
  readonly last: Point
}

export function visitsOf(fixes: readonly Point[]): Visit[] {
  const visits: Visit[] = []
  let first = fixes[0]
  let last = first
  let start = 0
  for (let index = 1; index <= fixes.length && first && last; index += 1) {
    const point = fixes[index]
    if (!point || groundMetres(first, point) > sameMetres) {
      visits.push({ start, end: index, first, last })
      first = point
      start = index
    }
    last = point
  }
  return visits
}

/** Indexes of the fixes of a visit. */
export function indexesOf({ start, end }: Visit): number[] {
  return Array.from({ length: end - start }, (_, offset) => start + offset)
}
