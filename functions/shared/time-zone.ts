import { Temporal } from 'temporal-polyfill'
import * as z from 'zod'

/**
 * The name in its own spelling. Undefined for what Temporal, which plans with it, or Intl, which words with it, refuses: ICU's
 * abbreviations (`CST`) that only Intl takes. And for what knows no daylight saving though who writes it has it: offsets
 * (`+02:00`), and the three abbreviations that are old IANA names.
 */
export function zoneName(typed: string): string | undefined {
  if (!/^[a-z]/i.test(typed) || /^(systemv\/|[emh]st$)/i.test(typed)) return undefined
  try {
    const { timeZoneId } = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(typed)
    new Intl.DateTimeFormat('en', { timeZone: timeZoneId })
    return timeZoneId
  } catch {
    return undefined
  }
}

/** As a request gives it, in any case. */
export const timeZone = z
  .string()
  .trim()
  .max(64)
  .transform((typed, context) => {
    const name = zoneName(typed)
    if (name !== undefined) return name
    context.addIssue({
      code: 'custom',
      message: 'must be the IANA time zone of a place, such as America/Chicago',
      input: typed,
    })
    return z.NEVER
  })
