import { Temporal } from 'temporal-polyfill'
import { AppError } from '../../shared/errors.ts'
import { toInstant } from '../../shared/instant.ts'

/** A moment, with the wall clock of the place where it happens. `localStart` is `YYYY-MM-DDTHH:MM:SS`. */
export type ZonedTime = { readonly startsAt: string; readonly localStart: string; readonly timeZone: string }

/**
 * The moment that a wall clock shows. Times that a change of clocks skips or repeats are resolved as calendars do it
 * (RFC 5545, Temporal's `compatible`): a skipped one moves on by the gap, of two the earlier is meant.
 */
export function zonedTimeOfLocal(local: string, timeZone: string): ZonedTime {
  const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone, { disambiguation: 'compatible' })
  return toZonedTime(zoned)
}

/** The same moment by the clock of a place. `instant` is RFC 3339. */
export function zonedTimeOfInstant(instant: string, timeZone: string): ZonedTime {
  return toZonedTime(Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone))
}

/** Milliseconds since the epoch, a duration away from an instant: days by the wall clock, hours and minutes by the world's. */
export function addDuration(instant: string, timeZone: string, duration: string): number {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).add(duration).epochMilliseconds
}

/** Whether a text is a date and a time of day without a zone, of a day that there is, from 1970 on. */
export function isLocalTime(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?$/.test(text)) return false
  try {
    Temporal.PlainDateTime.from(text, { overflow: 'reject' })
    return Number(text.slice(0, 4)) >= 1970
  } catch {
    return false
  }
}

const latest = Date.parse('9999-12-31T23:59:59.999Z')

/** Throws 422 for what a zone brings beyond the years that are written with four digits: their order as text is lost. */
function toZonedTime(zoned: Temporal.ZonedDateTime): ZonedTime {
  if (zoned.epochMilliseconds < 0 || zoned.epochMilliseconds > latest) {
    const message = 'must lie between 1970 and 9999'
    throw new AppError('invalid', undefined, { errors: [{ path: ['startsAt'], message }] })
  }
  return {
    startsAt: toInstant(zoned.epochMilliseconds),
    localStart: zoned.toPlainDateTime().toString({ smallestUnit: 'second' }),
    timeZone: zoned.timeZoneId,
  }
}
