import { parseDateText } from './date-forms.ts'

/** Clocks that were never set show a time before. */
const minInstant = Date.UTC(2000, 0, 1)
const maxInstant = Date.UTC(2100, 0, 1)

/** Epoch milliseconds of a number, a numeric text, or a date in a form with one meaning only. */
export function parseTime(value: unknown): number | undefined {
  if (typeof value === 'number') return fromNumber(value)
  if (typeof value === 'string') return value.length <= 100 ? fromText(value.trim()) : undefined
  return typeof value === 'object' && value !== null ? fromObject(value as Record<string, unknown>) : undefined
}

/** Dates of Parse, MongoDB, and Firestore, whose seconds are whole. */
function fromObject({ iso, $date, $numberLong, seconds, _seconds }: Record<string, unknown>): number | undefined {
  const inner = [iso, $date, $numberLong, seconds, _seconds].find((part) => part !== undefined)
  // one object in another, as MongoDB writes them, and no more
  const isLong = typeof inner === 'object' && inner !== null && '$numberLong' in inner
  const date = isLong ? inner.$numberLong : inner
  return typeof date === 'number' || typeof date === 'string' ? parseTime(date) : undefined
}

/** Encoders leave quotes around it, or Java’s `L` and exponent in it. */
function fromText(quoted: string): number | undefined {
  const text = quoted.replace(/^(["'])(.*)\1$/, '$2').trim()
  const count = /^(\d+(?:\.\d*)?(?:[eE]\+?\d{1,2})?)[lL]?$/.exec(text)?.[1]
  return count === undefined ? between(parseDateText(text)) : (fromNumber(Number(count)) ?? fromDigits(count))
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
