import { type TrackPoint, toTrackPoint } from '../formats/position-fields.ts'
import type { Point } from './point.ts'

export type Newest = {
  readonly live: TrackPoint
  /** Epoch milliseconds, at most the arrival: a clock that runs ahead must not block later positions. */
  readonly liveAt: number
}

/** The newest point not after `now`, else the newest of all: the phone's clock is ahead. `points` are in time order. */
export function newestOf(points: readonly Point[], now: number): Newest | undefined {
  const point = points.findLast(({ at }) => at <= now) ?? points.at(-1)
  return point && { live: toTrackPoint(point), liveAt: Math.min(point.at, now) }
}
