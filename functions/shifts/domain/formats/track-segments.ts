import { byDevice, type TrackDescription } from '../analysis/describe-track.ts'
import type { Point } from '../track/point.ts'

/** Points of one device, in order. */
export type Segment = {
  readonly device: number
  readonly points: readonly Point[]
}

/** Points without flags: device after device, each split at its gaps, so that no line runs from one to another. */
export function trackSegments({ points, devices }: Pick<TrackDescription, 'points' | 'devices'>): Segment[] {
  const unflagged = byDevice(points.filter(({ flags }) => flags === 0))
  return devices.flatMap(({ device, gaps }) => {
    const own = unflagged.get(device) ?? []
    const starts = [Number.NEGATIVE_INFINITY, ...gaps.map(({ endedAt }) => endedAt)]
    const segments = starts.map((start, index) => {
      const end = starts[index + 1] ?? Number.POSITIVE_INFINITY
      return { device, points: own.filter(({ at }) => start <= at && at < end) }
    })
    return segments.filter((segment) => segment.points.length > 0)
  })
}

/** Exports keep these points and draw no line through them. */
export function flaggedPoints({ points }: Pick<TrackDescription, 'points'>): Point[] {
  return points.filter(({ flags }) => flags !== 0)
}
