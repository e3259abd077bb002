import { type TrackPoint, toTrackPoint } from '../formats/position-fields.ts'
import type { Point } from './point.ts'

/** A live position and the moment that a newer one must pass. */
export type Newest = {
  readonly live: TrackPoint
  /** Milliseconds since 1970; never later than its arrival: a clock that runs ahead must not outrun those to come. */
  readonly liveAt: number
}

/**
 * The live position that points make, which are in order of time: the newest that is not ahead of `now`; of a phone
 * whose clock runs ahead, so that all are, the newest of all. Undefined when there are no points.
 */
export function newestOf(points: readonly Point[], now: number): Newest | undefined {
  const point = points.findLast(({ at }) => at <= now) ?? points.at(-1)
  return point && { live: toTrackPoint(point), liveAt: Math.min(point.at, now) }
}
