import type { Point } from '../track/point.ts'
import { drivenLegs, type Leg } from './driven-distance.ts'
import { flagOutliers } from './flag-outliers.ts'
import { type DeviceGap, gapsOf } from './gaps.ts'
import type { DeviceStop } from './stop.ts'
import { stopsOf } from './stops.ts'

/** What the points of one device say. */
export type DeviceTrack = {
  readonly device: number
  /** With flags. */
  readonly points: readonly Point[]
  /** Those without flags. */
  readonly fixes: readonly Point[]
  readonly stops: readonly DeviceStop[]
  readonly gaps: readonly DeviceGap[]
  readonly legs: readonly Leg[]
}

/** Needs all points of one device, in time order; ignores their flags. */
export function describeDevice(points: readonly Point[]): DeviceTrack {
  const flagged = flagOutliers(points)
  const fixes = flagged.filter(({ flags }) => flags === 0)
  const stops = stopsOf(fixes)
  const gaps = gapsOf(fixes, stops)
  return {
    device: points[0]?.device ?? 0,
    points: flagged,
    fixes,
    stops,
    gaps,
    legs: drivenLegs(fixes, stops, gaps),
  }
}
