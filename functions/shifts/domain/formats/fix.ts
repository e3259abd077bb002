import { flagsOf, type PointFlag } from '../derived/flags.ts'
import { degrees, type Point } from '../point.ts'

/** A point in the units of the API: RFC 3339, degrees, metres, metres per second, battery 0 to 1. */
export interface Fix {
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

/** What is not known is absent. */
export function fixOf(point: Point): Fix {
  return {
    at: new Date(point.at).toISOString(),
    lat: degrees(point.latMicro),
    lon: degrees(point.lonMicro),
    ...(point.accuracy !== undefined && { accuracy: point.accuracy }),
    ...(point.speedDeci !== undefined && { speed: point.speedDeci / 10 }),
    ...(point.heading !== undefined && { heading: point.heading }),
    ...(point.altitude !== undefined && { altitude: point.altitude }),
    ...(point.batteryPercent !== undefined && { battery: point.batteryPercent / 100 }),
    ...(point.activity !== undefined && { activity: point.activity }),
    ...(point.moving !== undefined && { moving: point.moving }),
    ...(point.mock !== undefined && { mock: point.mock }),
    ...(point.flags !== 0 && { flags: flagsOf(point.flags) }),
  }
}
