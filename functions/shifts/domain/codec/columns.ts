import { activities } from '../track/activity.ts'
import type { Point } from '../track/point.ts'
import { SegmentDecodeError } from './decode-error.ts'
import type { ColumnShape } from './delta-coding.ts'
import type { Column } from './presence.ts'

const maxInstant = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** The columns of a segment, in the order in which they are written. */
export const measures = {
  time: { order: 2, min: 0, max: maxInstant },
  lat: { order: 2, min: -90e6, max: 90e6 },
  lon: { order: 2, min: -180e6, max: 180e6 },
  accuracy: { order: 1, min: 0, max: 100_000 },
  altitude: { order: 1, min: -20_000, max: 100_000 },
  speed: { order: 1, min: 0, max: 10_000 },
  heading: { order: 1, min: 0, max: 359, round: 360 },
  battery: { order: 1, min: 0, max: 100 },
  state: { order: 1, min: 1, max: 143 },
  flags: { order: 1, min: 1, max: 255 },
} as const satisfies Record<string, ColumnShape>

export type MeasureName = keyof typeof measures

export const measureNames = Object.keys(measures) as readonly MeasureName[]

/** The columns of points, times in units of so many milliseconds. All in one pass: each upload comes this way. */
export function columnsOf(points: readonly Point[], unit: number): Readonly<Record<MeasureName, Column>> {
  const empty = () => new Array<number | undefined>(points.length)
  const [time, lat, lon, accuracy, altitude] = [empty(), empty(), empty(), empty(), empty()]
  const [speed, heading, battery, state, flags] = [empty(), empty(), empty(), empty(), empty()]
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
  }
  return { time, lat, lon, accuracy, altitude, speed, heading, battery, state, flags }
}

/**
 * The points whose columns these are; times are told in units of so many milliseconds.
 * @throws SegmentDecodeError when a point has no time or no place
 */
export function pointsOf(columns: Readonly<Record<MeasureName, Column>>, unit: number): Point[] {
  const { time, lat, lon, accuracy, altitude, speed, heading, battery, state, flags } = columns
  const points = new Array<Point>(time.length)
  for (let index = 0; index < time.length; index += 1) {
    const at = time[index]
    const latMicro = lat[index]
    const lonMicro = lon[index]
    if (at === undefined || latMicro === undefined || lonMicro === undefined) throw new SegmentDecodeError('form')
    const shared = state[index]
    points[index] = {
      at: at * unit,
      latMicro,
      lonMicro,
      accuracy: accuracy[index],
      altitude: altitude[index],
      speedDeci: speed[index],
      heading: heading[index],
      batteryPercent: battery[index],
      activity: shared === undefined ? undefined : activities[(shared % 16) - 1],
      moving: shared === undefined ? undefined : truthOf(Math.floor(shared / 16) % 3),
      mock: shared === undefined ? undefined : truthOf(Math.floor(shared / 48)),
      flags: flags[index] ?? 0,
    }
  }
  return points
}

/** Activity, moving and mock change rarely and together, so they share one number; 0, nothing known, is not written. */
function stateOf({ activity, moving, mock }: Point): number | undefined {
  const word = activity === undefined ? 0 : activities.indexOf(activity) + 1
  return word + 16 * thirds(moving) + 48 * thirds(mock) || undefined
}

function thirds(truth: boolean | undefined): number {
  if (truth === undefined) return 0
  return truth ? 2 : 1
}

function truthOf(third: number): boolean | undefined {
  return third === 0 ? undefined : third === 2
}
