import type { Point } from '../track/point.ts'

export type Run = {
  /** Indexes of the first fix and of the one after the last. */
  readonly start: number
  readonly end: number
  readonly first: Point
  readonly last: Point
}

/** Splits a track before each fix that does not belong to the run up to it. */
export function runsOf(fixes: readonly Point[], belongs: (fix: Point, first: Point, last: Point) => boolean): Run[] {
  const runs: Run[] = []
  let first = fixes[0]
  let last = first
  let start = 0
  for (let index = 1; index <= fixes.length && first && last; index += 1) {
    const fix = fixes[index]
    if (!fix || !belongs(fix, first, last)) {
      runs.push({ start, end: index, first, last })
      first = fix
      start = index
    }
    last = fix
  }
  return runs
}
