import { Temporal } from 'temporal-polyfill'

/** `HH:MM`, within one day. */
export type OpenHours = { readonly start: string; readonly end: string }

/**
 * Returns `now` within sending hours, else the next opening; epoch milliseconds. An opening that daylight saving skips
 * moves on by the gap.
 */
export function nextOpening(now: number, timeZone: string, { start, end }: OpenHours): number {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone)
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
  if (start <= time && time < end) return now
  const opening = (day: Temporal.PlainDate) =>
    day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(start) }).epochMilliseconds
  const today = opening(local.toPlainDate())
  return today > now ? today : opening(local.toPlainDate().add({ days: 1 }))
}
