import type { TrackDescription } from '../analysis/describe-track.ts'
import type { Point } from '../track/point.ts'

/** What a map may draw: the points that can be believed, in one segment from gap to gap. */
export function trackSegments({ points, gaps }: Pick<TrackDescription, 'points' | 'gaps'>): Point[][] {
  const fixes = points.filter(({ flags }) => flags === 0)
  const starts = [Number.NEGATIVE_INFINITY, ...gaps.map(({ endedAt }) => endedAt)]
  const segments = starts.map((start, index) => {
    const end = starts[index + 1] ?? Number.POSITIVE_INFINITY
    return fixes.filter(({ at }) => start <= at && at < end)
  })
  return segments.filter((segment) => segment.length > 0)
}

/** What it must not draw a line through, and must not lose. */
export function flaggedPoints({ points }: Pick<TrackDescription, 'points'>): Point[] {
  return points.filter(({ flags }) => flags !== 0)
}
