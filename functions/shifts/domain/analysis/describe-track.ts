import { type Bounds, boundsOf } from '../track/bounds.ts'
import { rawDistance } from '../track/distance.ts'
import type { Point } from '../track/point.ts'
import { drivenDistance } from './driven-distance.ts'
import { flagOutliers } from './flag-outliers.ts'
import { type Gap, gapsOf } from './gaps.ts'
import { type Stop, stopsOf } from './stops.ts'

/** What follows from all points of a track; distances in metres. */
export type TrackDescription = {
  /** All points given, with their flags. */
  readonly points: readonly Point[]
  /** Along what can be believed: without flagged points, gaps and the unrest of a resting phone. */
  readonly distanceMeters: number
  /** Along all points as they came, noise, jumps and gaps included. */
  readonly rawDistanceMeters: number
  readonly stops: readonly Stop[]
  readonly gaps: readonly Gap[]
  /** Around all points; undefined when there are none. */
  readonly bounds: Bounds | undefined
}

/**
 * Describes a track from the whole set of its points, in order of time as `mergePoints` gives them: what came first, or
 * twice, makes no difference. Flags that the points came with are found anew.
 */
export function describeTrack(points: readonly Point[]): TrackDescription {
  const flagged = flagOutliers(points)
  const fixes = flagged.filter(({ flags }) => flags === 0)
  const stops = stopsOf(fixes)
  const gaps = gapsOf(fixes, stops)
  return {
    points: flagged,
    distanceMeters: drivenDistance(fixes, stops, gaps),
    rawDistanceMeters: rawDistance(points),
    stops,
    gaps,
    bounds: boundsOf(points),
  }
}
