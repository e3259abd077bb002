import type { Point } from './point.ts'

/** The newest not after `now`, else the newest of all: the phone's clock is ahead. `points` in any order. */
export function newestOf(points: readonly Point[], now: number): Point | undefined {
  const past = points.filter(({ at }) => at <= now)
  const [first, ...others] = past.length > 0 ? past : points
  return first && others.reduce((newest, point) => (point.at > newest.at ? point : newest), first)
}
