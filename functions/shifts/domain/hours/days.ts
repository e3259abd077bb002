import { Temporal } from 'temporal-polyfill'
import type { ClosedInterval } from './interval.ts'

/** May last 23 or 25 hours and begin after midnight. */
export type Day = ClosedInterval & {
  readonly date: string
}

/** Excludes `to`. Omits a date that the zone skipped. */
export function daysOf({ from, to, timeZone }: { from: string; to: string; timeZone: string }): Day[] {
  const days: Day[] = []
  const end = Temporal.PlainDate.from(to)
  for (let date = Temporal.PlainDate.from(from); Temporal.PlainDate.compare(date, end) < 0; ) {
    const next = date.add({ days: 1 })
    const [startedAt, endedAt] = [startOf(date, timeZone), startOf(next, timeZone)]
    if (startedAt < endedAt) days.push({ date: date.toString(), startedAt, endedAt })
    date = next
  }
  return days
}

/** `days` in order. An empty interval touches its own day. */
export function daysTouched(days: readonly Day[], { startedAt, endedAt }: ClosedInterval): Day[] {
  let [low, high] = [0, days.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle]?.endedAt ?? 0) <= startedAt) low = middle + 1
    else high = middle
  }
  const touched: Day[] = []
  for (let day = days[low]; day && day.startedAt < Math.max(endedAt, startedAt + 1); day = days[low]) {
    touched.push(day)
    low += 1
  }
  return touched
}

/** Of a date (YYYY-MM-DD), epoch milliseconds. */
export function dayFrom(date: string, timeZone: string): ClosedInterval {
  const day = Temporal.PlainDate.from(date)
  return { startedAt: startOf(day, timeZone), endedAt: startOf(day.add({ days: 1 }), timeZone) }
}

/** Epoch milliseconds of the start of a date (YYYY-MM-DD). */
export function startOfDay(date: string, timeZone: string): number {
  return startOf(Temporal.PlainDate.from(date), timeZone)
}

/** Not midnight where clocks move forward at midnight. */
function startOf(date: Temporal.PlainDate, timeZone: string): number {
  return date.toZonedDateTime(timeZone).epochMilliseconds
}

/** With offset, to the second: `2026-10-25T02:30:00+01:00`. */
export function wallTime(at: number, timeZone: string): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
  return zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' })
}

/** HH:MM:SS; 24:00:00 for the end of the date, where the next one begins. */
export function timeOfDay(at: number, date: string, timeZone: string): string {
  const local = wallTime(at, timeZone)
  return local.slice(0, 10) > date ? '24:00:00' : local.slice(11, 19)
}

/**
 * `PT7H30M`, `PT0S`: hours are the largest unit, since days differ in length. Hand-written, since a track has many and
 * Temporal looks up the locale's digits for every number.
 */
export function isoDuration(milliseconds: number): string {
  const seconds = (milliseconds % 60_000) / 1000
  const minutes = Math.floor(milliseconds / 60_000)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const text = `${hours > 0 ? `${hours}H` : ''}${rest > 0 ? `${rest}M` : ''}${seconds > 0 ? `${seconds}S` : ''}`
  return `PT${text || '0S'}`
}
