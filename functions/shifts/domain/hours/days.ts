import { Temporal } from 'temporal-polyfill'
import type { ClosedInterval } from './interval.ts'

/** A day of a time zone: 23, 24 or 25 hours as a rule, and it need not begin at midnight. */
export type Day = ClosedInterval & {
  /** YYYY-MM-DD */
  readonly date: string
}

/** The days from one date to another, which is not included. A date that a zone skipped altogether is left out. */
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

/** The days that a time touches, of days in their order; the day of a time that took no time is one. */
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

/** The first moment of a date (YYYY-MM-DD), in milliseconds since 1970. */
export function startOfDay(date: string, timeZone: string): number {
  return startOf(Temporal.PlainDate.from(date), timeZone)
}

/** The first moment of a date, which is not midnight where clocks are put forward at midnight. */
function startOf(date: Temporal.PlainDate, timeZone: string): number {
  return date.toZonedDateTime(timeZone).epochMilliseconds
}

/** A moment as the clock on the wall shows it, to the second, with its offset: `2026-10-25T02:30:00+01:00`. */
export function wallTime(at: number, timeZone: string): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
  return zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' })
}

/**
 * ISO 8601 of milliseconds from 0 on, hours the largest unit since days differ in length: `PT7H30M`, `PT0S`. Written here
 * since a track has many, and Temporal asks for the locale's digits with each number of each.
 */
export function isoDuration(milliseconds: number): string {
  const seconds = (milliseconds % 60_000) / 1000
  const minutes = Math.floor(milliseconds / 60_000)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const text = `${hours > 0 ? `${hours}H` : ''}${rest > 0 ? `${rest}M` : ''}${seconds > 0 ? `${seconds}S` : ''}`
  return `PT${text || '0S'}`
}
