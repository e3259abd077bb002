import { type Activity, activities } from './activity.ts'

/**
 * A position as it is kept: whole numbers in the steps of the track format, so that two copies of one position are
 * equal or they are not. `undefined` is what the phone did not know.
 */
export type Point = {
  /** Milliseconds since 1970, UTC. */
  readonly at: number
  /** Degrees WGS84, times a million. */
  readonly latMicro: number
  readonly lonMicro: number
  /** Radius in metres that the phone believes it is within. */
  readonly accuracy: number | undefined
  /** Metres. */
  readonly altitude: number | undefined
  /** Decimetres per second. */
  readonly speedDeci: number | undefined
  /** Degrees from true north, 0 to 359. */
  readonly heading: number | undefined
  /** 0 to 100. */
  readonly batteryPercent: number | undefined
  readonly activity: Activity | undefined
  readonly moving: boolean | undefined
  /** The phone says that the position was faked. */
  readonly mock: boolean | undefined
  /** What an analysis of the whole track found about this point, one bit each; 0 when nothing. */
  readonly flags: number
}

/** Degrees of a coordinate that is kept in millionths. */
export function degrees(micro: number): number {
  return micro / 1e6
}

/** Whether two points are the same fix of one worker: the same millisecond at the same place. */
export function isSamePoint(one: Point, other: Point): boolean {
  return one.at === other.at && one.latMicro === other.latMicro && one.lonMicro === other.lonMicro
}

/** Orders points by identity and then by all that they carry, so that any set of points has exactly one order. */
export function totalOrder(one: Point, other: Point): number {
  return (
    one.at - other.at ||
    one.latMicro - other.latMicro ||
    one.lonMicro - other.lonMicro ||
    measureOrder(one.accuracy, other.accuracy) ||
    measureOrder(one.altitude, other.altitude) ||
    measureOrder(one.speedDeci, other.speedDeci) ||
    measureOrder(one.heading, other.heading) ||
    measureOrder(one.batteryPercent, other.batteryPercent) ||
    activityRank(one) - activityRank(other) ||
    measureOrder(asNumber(one.moving), asNumber(other.moving)) ||
    measureOrder(asNumber(one.mock), asNumber(other.mock)) ||
    one.flags - other.flags
  )
}

/** What is not known comes before everything known, so that of two copies the fuller one is the greater. */
function measureOrder(one: number | undefined, other: number | undefined): number {
  if (one === other) return 0
  if (one === undefined) return -1
  if (other === undefined) return 1
  return one - other
}

function activityRank({ activity }: Point): number {
  return activity === undefined ? -1 : activities.indexOf(activity)
}

function asNumber(truth: boolean | undefined): number | undefined {
  return truth === undefined ? undefined : Number(truth)
}
