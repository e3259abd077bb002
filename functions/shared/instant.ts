const dayMilliseconds = 86_400_000
const twoDigits = Array.from({ length: 60 }, (_, count) => String(count).padStart(2, '0'))
/** The points of a track are in order, so most need no `Date`, which is slow. */
let cachedDay = { day: 0, text: '1970-01-01T' }

/**
 * RFC 3339 in UTC with milliseconds: 24 characters, so that text order is time order.
 * @throws RangeError outside the range of `Date`
 */
export function toInstant(milliseconds: number): string {
  const whole = Math.trunc(milliseconds)
  const day = Math.floor(whole / dayMilliseconds)
  if (day !== cachedDay.day) cachedDay = { day, text: new Date(milliseconds).toISOString().slice(0, -13) }
  const time = whole - day * dayMilliseconds
  const seconds = Math.floor(time / 1000)
  const [hour, minute, second] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const rest = String(time - seconds * 1000).padStart(3, '0')
  return `${cachedDay.text}${twoDigits[hour]}:${twoDigits[minute]}:${twoDigits[second]}.${rest}Z`
}

/** Epoch milliseconds of a validated RFC 3339 text. */
export function toMilliseconds(instant: string): number {
  return Date.parse(instant)
}

/** The start of the next day in UTC; epoch milliseconds. */
export function nextUtcDay(milliseconds: number): number {
  return (Math.floor(milliseconds / dayMilliseconds) + 1) * dayMilliseconds
}
