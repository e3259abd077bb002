import { Temporal } from 'temporal-polyfill'
import * as z from 'zod'

/**
 * The name in its own spelling. Undefined for what Temporal, which plans with it, or Intl, which words with it, refuses: ICU's
 * abbreviations (`CST`) that only Intl takes, and offsets (`+02:00`), which know no daylight saving.
 */
export function zoneName(typed: string): string | undefined {
  if (!/^[a-z]/i.test(typed) || /^systemv\//i.test(typed)) return undefined
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
    context.addIssue({ code: 'custom', message: 'must be an IANA time zone, such as America/Chicago', input: typed })
    return z.NEVER
  })
