import { Temporal } from 'temporal-polyfill'
import { AppError } from '../../shared/errors.ts'
import { toInstant } from '../../shared/instant.ts'

/** `startsAt` is the instant; `localStart` is `YYYY-MM-DDTHH:MM:SS`. */
export type ZonedTime = { readonly startsAt: string; readonly localStart: string; readonly timeZone: string }

/**
 * A local time that a clock change skips moves forward by the gap; of a repeated one the earlier is taken (RFC 5545, Temporal's
 * `compatible`).
 */
export function zonedTimeOfLocal(local: string, timeZone: string): ZonedTime {
  const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone, { disambiguation: 'compatible' })
  return toZonedTime(zoned)
}

/** `instant` is RFC 3339. */
export function zonedTimeOfInstant(instant: string, timeZone: string): ZonedTime {
  return toZonedTime(Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone))
}

/** Returns epoch milliseconds. Days of `duration` (ISO 8601) count in local time, hours in elapsed time. */
export function addDuration(instant: string, timeZone: string, duration: string): number {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).add(duration).epochMilliseconds
}

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

/** @throws AppError `invalid` outside 1970 to 9999, where order as text is not order in time */
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
