import { toInstant } from '../../../shared/instant.ts'
import { flagsOf, type PointFlag } from '../analysis/point-flags.ts'
import { degrees, type Point } from '../track/point.ts'

/** A point in the units of the API: RFC 3339, degrees, metres, metres per second, battery 0 to 1. */
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
}

type Known = { -readonly [Name in keyof TrackPoint]: TrackPoint[Name] }

/** What is not known is absent. Field by field, since a track has tens of thousands of them. */
export function toTrackPoint(point: Point): TrackPoint {
  const { accuracy, speedDeci, heading, altitude, batteryPercent, activity, moving, mock, flags } = point
  const fix: Known = { at: toInstant(point.at), lat: degrees(point.latMicro), lon: degrees(point.lonMicro) }
  if (accuracy !== undefined) fix.accuracy = accuracy
  if (speedDeci !== undefined) fix.speed = speedDeci / 10
  if (heading !== undefined) fix.heading = heading
  if (altitude !== undefined) fix.altitude = altitude
  if (batteryPercent !== undefined) fix.battery = batteryPercent / 100
  if (activity !== undefined) fix.activity = activity
  if (moving !== undefined) fix.moving = moving
  if (mock !== undefined) fix.mock = mock
  if (flags !== 0) fix.flags = flagsOf(flags)
  return fix
}
