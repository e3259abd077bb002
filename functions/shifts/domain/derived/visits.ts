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
  let open: Visit | undefined
  for (const [index, point] of fixes.entries()) {
    if (open && groundMetres(open.first, point) <= sameMetres) open = { ...open, end: index + 1, last: point }
    else {
      if (open) visits.push(open)
      open = { start: index, end: index + 1, first: point, last: point }
    }
  }
  return open ? [...visits, open] : visits
}

/** Indexes of the fixes of a visit. */
export function indexesOf({ start, end }: Visit): number[] {
  return Array.from({ length: end - start }, (_, offset) => start + offset)
}
