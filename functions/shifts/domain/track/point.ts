import { type Activity, activities } from './activity.ts'

/** In the integer steps of the track format, so that equality is exact. `undefined`: unknown to the phone. */
export type Point = {
  /** Epoch milliseconds. */
  readonly at: number
  /** Millionths of a degree, WGS84. */
  readonly latMicro: number
  readonly lonMicro: number
  /** Radius in metres. */
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
  /** Simulated, says the phone. */
  readonly mock: boolean | undefined
  /** Bits of `point-flags.ts`. */
  readonly flags: number
  /** Number of the device within its member, up to 250; 0: the member's login. */
  readonly device: number
}

export function degrees(micro: number): number {
  return micro / 1e6
}

/** Identity within a shift. */
export function isSamePoint(one: Point, other: Point): boolean {
  return one.at === other.at && one.latMicro === other.latMicro && one.lonMicro === other.lonMicro
}

/** Whether one of two copies has more measures, or greater ones. */
export function fuller(one: Point, other: Point): boolean {
  return totalOrder(one, other) > 0
}

/** Orders copies of a point by their measures, whichever device sent them. */
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

/** Unknown sorts first, so that the fuller of two copies is the greater. */
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
