import { activities } from '../track/activity.ts'
import type { Point } from '../track/point.ts'
import { SegmentDecodeError } from './decode-error.ts'
import type { ColumnShape } from './delta-coding.ts'
import type { Column } from './presence.ts'

const maxInstant = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** In stored order, in the steps of docs/track-format.md. */
export const measures = {
  time: { order: 2, min: 0, max: maxInstant },
  lat: { order: 2, min: -90e6, max: 90e6 },
  lon: { order: 2, min: -180e6, max: 180e6 },
  accuracy: { order: 1, min: 0, max: 100_000 },
  altitude: { order: 1, min: -20_000, max: 100_000 },
  speed: { order: 1, min: 0, max: 10_000 },
  heading: { order: 1, min: 0, max: 359, modulus: 360 },
  battery: { order: 1, min: 0, max: 100 },
  state: { order: 1, min: 1, max: 143 },
  flags: { order: 1, min: 1, max: 255 },
  device: { order: 1, min: 0, max: 250 },
} as const satisfies Record<string, ColumnShape>

export type MeasureName = keyof typeof measures

export const measureNames = Object.keys(measures) as readonly MeasureName[]

/** Divides times by `unit` milliseconds. One pass, since every upload is encoded here. */
export function columnsOf(points: readonly Point[], unit: number): Readonly<Record<MeasureName, Column>> {
  const empty = () => new Array<number | undefined>(points.length)
  const [time, lat, lon, accuracy, altitude] = [empty(), empty(), empty(), empty(), empty()]
  const [speed, heading, battery, state, flags] = [empty(), empty(), empty(), empty(), empty()]
  const device = empty()
  let devices = 0
  for (let index = 0; index < points.length; index += 1) {
    const point = points[index]
    if (!point) break
    time[index] = point.at / unit
    lat[index] = point.latMicro
    lon[index] = point.lonMicro
    accuracy[index] = point.accuracy
    altitude[index] = point.altitude
    speed[index] = point.speedDeci
    heading[index] = point.heading
    battery[index] = point.batteryPercent
    state[index] = stateOf(point)
    flags[index] = point.flags || undefined
    device[index] = point.device
    devices |= point.device
  }
  // present as soon as one point has a device: gaps between two devices would take a byte each
  return {
    time,
    lat,
    lon,
    accuracy,
    altitude,
    speed,
    heading,
    battery,
    state,
    flags,
    device: devices === 0 ? empty() : device,
  }
}

/** @throws SegmentDecodeError when a point has no time, latitude or longitude */
export function pointsOf(columns: Readonly<Record<MeasureName, Column>>, unit: number): Point[] {
  const { time, lat, lon, accuracy, altitude, speed, heading, battery, state, flags, device } = columns
  const points = new Array<Point>(time.length)
  for (let index = 0; index < time.length; index += 1) {
    const at = time[index]
    const latMicro = lat[index]
    const lonMicro = lon[index]
    if (at === undefined || latMicro === undefined || lonMicro === undefined) throw new SegmentDecodeError('form')
    const packed = state[index]
    points[index] = {
      at: at * unit,
      latMicro,
      lonMicro,
      accuracy: accuracy[index],
      altitude: altitude[index],
      speedDeci: speed[index],
      heading: heading[index],
      batteryPercent: battery[index],
      activity: packed === undefined ? undefined : activities[(packed % 16) - 1],
      moving: packed === undefined ? undefined : fromTristate(Math.floor(packed / 16) % 3),
      mock: packed === undefined ? undefined : fromTristate(Math.floor(packed / 48)),
      flags: flags[index] ?? 0,
      device: device[index] ?? 0,
    }
  }
  return points
}

/** Activity, moving and mock change rarely and together, so they share one number. */
function stateOf({ activity, moving, mock }: Point): number | undefined {
  const code = activity === undefined ? 0 : activities.indexOf(activity) + 1
  return code + 16 * toTristate(moving) + 48 * toTristate(mock) || undefined
}

function toTristate(value: boolean | undefined): number {
  if (value === undefined) return 0
  return value ? 2 : 1
}

function fromTristate(tristate: number): boolean | undefined {
  return tristate === 0 ? undefined : tristate === 2
}
