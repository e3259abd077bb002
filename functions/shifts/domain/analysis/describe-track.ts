import { type Bounds, boundsOf } from '../track/bounds.ts'
import { rawDistance } from '../track/distance.ts'
import type { Point } from '../track/point.ts'
import { drivenDistance } from './driven-distance.ts'
import { flagOutliers } from './flag-outliers.ts'
import { type Gap, gapsOf } from './gaps.ts'
import { type Stop, stopsOf } from './stops.ts'

/** Distances in metres. */
export type TrackDescription = {
  readonly points: readonly Point[]
  /** Without flagged points, gaps and the noise of a resting phone. */
  readonly distanceMeters: number
  readonly rawDistanceMeters: number
  readonly stops: readonly Stop[]
  readonly gaps: readonly Gap[]
  readonly bounds: Bounds | undefined
}

/** Needs all points of a track, in time order; ignores their flags. */
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
