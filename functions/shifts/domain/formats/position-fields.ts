import { toInstant } from '../../../shared/instant.ts'
import { flagsOf, type PointFlag } from '../analysis/point-flags.ts'
import { degrees, type Point } from '../track/point.ts'

/** A point in API units: degrees, metres, metres per second, battery 0 to 1. */
export type TrackPoint = {
  readonly at: string
  readonly lat: number
  readonly lon: number
  readonly accuracy?: number
  readonly speed?: number
  readonly heading?: number
  readonly altitude?: number
  readonly battery?: number
  readonly activity?: string
  readonly moving?: boolean
  readonly mock?: boolean
  readonly flags?: readonly PointFlag[]
  /** Number of the device; the member's login has none. */
  readonly device?: number
}

type Mutable = { -readonly [Name in keyof TrackPoint]: TrackPoint[Name] }

/** Omits unknown measures. Field by field, since a track has tens of thousands of points. */
export function toTrackPoint(point: Point): TrackPoint {
  const { accuracy, speedDeci, heading, altitude, batteryPercent, activity, moving, mock, flags, device } = point
  const fields: Mutable = { at: toInstant(point.at), lat: degrees(point.latMicro), lon: degrees(point.lonMicro) }
  if (accuracy !== undefined) fields.accuracy = accuracy
  if (speedDeci !== undefined) fields.speed = speedDeci / 10
  if (heading !== undefined) fields.heading = heading
  if (altitude !== undefined) fields.altitude = altitude
  if (batteryPercent !== undefined) fields.battery = batteryPercent / 100
  if (activity !== undefined) fields.activity = activity
  if (moving !== undefined) fields.moving = moving
  if (mock !== undefined) fields.mock = mock
  if (flags !== 0) fields.flags = flagsOf(flags)
  if (device !== 0) fields.device = device
  return fields
}
