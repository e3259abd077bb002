import { parseDateText } from './date-forms.ts'

/** Clocks that were never set show a time before. */
const minInstant = Date.UTC(2000, 0, 1)
const maxInstant = Date.UTC(2100, 0, 1)

/** Epoch milliseconds of a number, a numeric text, or a date in a form with one meaning only. */
export function parseTime(value: unknown): number | undefined {
  if (typeof value === 'number') return fromNumber(value)
  if (typeof value === 'string') return value.length <= 100 ? fromText(value.trim()) : undefined
  // dates of Parse and MongoDB
  const { iso, $date } = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  return typeof iso === 'string' ? parseTime(iso) : typeof $date === 'string' ? parseTime($date) : undefined
}

function fromText(text: string): number | undefined {
  return /^\d+(\.\d*)?$/.test(text) ? (fromNumber(Number(text)) ?? fromDigits(text)) : between(parseDateText(text))
}

/** Seconds, milli-, micro- and nanoseconds of this century do not overlap. */
function fromNumber(value: number): number | undefined {
  for (const perMillisecond of [0.001, 1, 1_000, 1_000_000]) {
    const milliseconds = value / perMillisecond
    const whole = perMillisecond > 1 ? Math.floor(milliseconds) : Math.round(milliseconds)
    if (between(whole) !== undefined) return whole
  }
  return Number.isSafeInteger(value) ? fromDigits(String(value)) : undefined
}

/** `yyyyMMddHHmmss` in UTC, with or without milliseconds. */
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
