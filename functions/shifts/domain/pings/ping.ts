import { measures } from '../codec/columns.ts'
import { maxAgeMilliseconds, maxAheadMilliseconds } from '../rules/phone-times.ts'
import { activityOf } from '../track/activity.ts'
import type { Point } from '../track/point.ts'
import { parseInstant } from './parse-instant.ts'

/** A position as a phone sends it: degrees, metres, metres per second, battery 0 to 1. */
export type Ping = {
  readonly at: string
  readonly lat: number | null
  readonly lon: number | null
  readonly accuracy?: number | null | undefined
  readonly speed?: number | null | undefined
  readonly heading?: number | null | undefined
  readonly altitude?: number | null | undefined
  readonly battery?: number | null | undefined
  readonly activity?: string | null | undefined
  readonly moving?: boolean | null | undefined
  readonly mock?: boolean | null | undefined
}

export const invalidReasons = [
  'time_unreadable',
  'time_in_future',
  'time_too_old',
  'position_missing',
  'position_out_of_range',
] as const
export type InvalidReason = (typeof invalidReasons)[number]

const { accuracy, altitude, speed, battery } = measures

/**
 * An impossible measure (a negative accuracy, a battery of 7) means "unknown" on some phones, and does not invalidate
 * the position.
 */
export function pointOf(ping: Ping, now: number, device = 0): Point | InvalidReason {
  const at = parseInstant(ping.at)
  if (Number.isNaN(at)) return 'time_unreadable'
  if (at > now + maxAheadMilliseconds) return 'time_in_future'
  if (at < now - maxAgeMilliseconds) return 'time_too_old'
  const { lat, lon } = ping
  if (lat === null || lon === null || Number.isNaN(lat) || Number.isNaN(lon)) return 'position_missing'
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return 'position_out_of_range'
  return {
    at,
    latMicro: rounded(lat * 1e6),
    lonMicro: rounded(lon * 1e6),
    accuracy: accuracyOf(ping.accuracy),
    altitude: within(ping.altitude, 1, altitude.min, altitude.max),
    speedDeci: within(ping.speed, 10, speed.min, speed.max),
    heading: headingOf(ping.heading),
    batteryPercent: within(ping.battery, 100, battery.min, battery.max),
    activity: ping.activity == null ? undefined : activityOf(ping.activity),
    moving: ping.moving ?? undefined,
    mock: ping.mock ?? undefined,
    flags: 0,
    device,
  }
}

/** A circle too wide for the format stays too wide to be believed; unknown would be. */
function accuracyOf(value: number | null | undefined): number | undefined {
  return value == null ? undefined : within(Math.min(value, accuracy.max), 1, accuracy.min, accuracy.max)
}

/** A negative value is impossible even where it rounds to 0. */
function within(value: number | null | undefined, steps: number, min: number, max: number) {
  if (value == null || (value < 0 && min === 0)) return undefined
  const whole = rounded(value * steps)
  return whole >= min && whole <= max ? whole : undefined
}

function headingOf(value: number | null | undefined): number | undefined {
  return value == null || !(value >= 0 && value <= 360) ? undefined : rounded(value) % 360
}

/** Turns −0 into 0: a point must equal its stored copy. */
function rounded(value: number): number {
  return Math.round(value) + 0
}
