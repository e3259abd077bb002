import { parseDateText } from './date-forms.ts'

/** Up to here seconds (2038), above milliseconds, then micro- and nanoseconds. */
const maxSeconds = 2 ** 31 - 1
const maxInstant = Date.UTC(9999, 11, 31, 23, 59, 59, 999)
/** Clocks that were never set show a time before. */
const minInstant = Date.UTC(2000, 0, 1)

/** Epoch milliseconds of a number, a numeric text, or a date in a form with one meaning only. */
export function parseTime(value: unknown): number | undefined {
  if (typeof value === 'number') return fromNumber(value)
  if (typeof value === 'string') return value.length <= 64 ? fromText(value.trim()) : undefined
  // dates of Parse and MongoDB
  const { iso, $date } = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  return typeof iso === 'string' ? parseTime(iso) : typeof $date === 'string' ? parseTime($date) : undefined
}

function fromText(text: string): number | undefined {
  return /^\d+(\.\d*)?$/.test(text) ? (fromDigits(text) ?? fromNumber(Number(text))) : between(parseDateText(text))
}

function fromNumber(value: number): number | undefined {
  return Number.isSafeInteger(value) && value > 1e13 && value < 1e17
    ? (fromDigits(String(value)) ?? fromUnits(value))
    : fromUnits(value)
}

function fromUnits(value: number): number | undefined {
  if (value < maxSeconds) return between(Math.round(value * 1000))
  if (value <= maxInstant) return between(Math.round(value))
  return between(Math.floor(value <= maxInstant * 1000 ? value / 1000 : value / 1e6))
}

/** `yyyyMMddHHmmss` in UTC, with or without milliseconds; as a count of milliseconds it would be the year 2600. */
function fromDigits(text: string): number | undefined {
  const parts = /^(20\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})?$/.exec(text)
  if (!parts) return undefined
  const [, year, month, day, hour, minute, second, millisecond = '0'] = parts
  return between(parseDateText(`${year}-${month}-${day}T${hour}:${minute}:${second}.${millisecond}Z`))
}

function between(milliseconds: number | undefined): number | undefined {
  if (milliseconds === undefined || Number.isNaN(milliseconds)) return undefined
  return milliseconds >= minInstant && milliseconds <= maxInstant ? milliseconds : undefined
}
