import type { TrackDescription } from '../analysis/describe-track.ts'
import type { Point } from '../track/point.ts'

/** What a map may draw: the points that can be believed, in one stretch from gap to gap. */
export function trackSegments({ points, gaps }: Pick<TrackDescription, 'points' | 'gaps'>): Point[][] {
  const fixes = points.filter(({ flags }) => flags === 0)
  const starts = [Number.NEGATIVE_INFINITY, ...gaps.map(({ endedAt }) => endedAt)]
  const stretches = starts.map((start, index) => {
    const end = starts[index + 1] ?? Number.POSITIVE_INFINITY
    return fixes.filter(({ at }) => start <= at && at < end)
  })
  return stretches.filter((stretch) => stretch.length > 0)
}

/** What it must not draw a line through, and must not lose. */
export function flaggedOf({ points }: Pick<TrackDescription, 'points'>): Point[] {
  return points.filter(({ flags }) => flags !== 0)
}
