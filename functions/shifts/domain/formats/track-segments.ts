import type { TrackDescription } from '../analysis/describe-track.ts'
import type { Point } from '../track/point.ts'

/** Points without flags, split at gaps. */
export function trackSegments({ points, gaps }: Pick<TrackDescription, 'points' | 'gaps'>): Point[][] {
  const unflagged = points.filter(({ flags }) => flags === 0)
  const starts = [Number.NEGATIVE_INFINITY, ...gaps.map(({ endedAt }) => endedAt)]
  const segments = starts.map((start, index) => {
    const end = starts[index + 1] ?? Number.POSITIVE_INFINITY
    return unflagged.filter(({ at }) => start <= at && at < end)
  })
  return segments.filter((segment) => segment.length > 0)
}

/** Exports keep these points and draw no line through them. */
export function flaggedPoints({ points }: Pick<TrackDescription, 'points'>): Point[] {
  return points.filter(({ flags }) => flags !== 0)
}
