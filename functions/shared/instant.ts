const dayMilliseconds = 86_400_000
const twoDigits = Array.from({ length: 60 }, (_, count) => String(count).padStart(2, '0'))
/** The text of the day formatted last: the points of a track come in order, so most need no `Date`. */
let lastDay = { day: 0, text: '1970-01-01T' }

/**
 * RFC 3339 in UTC with milliseconds, from epoch milliseconds: 24 characters, so that order as text is order in time.
 * @throws RangeError for what is no instant.
 */
export function toInstant(milliseconds: number): string {
  const whole = Math.trunc(milliseconds)
  const day = Math.floor(whole / dayMilliseconds)
  if (day !== lastDay.day) lastDay = { day, text: new Date(milliseconds).toISOString().slice(0, -13) }
  const time = whole - day * dayMilliseconds
  const seconds = Math.floor(time / 1000)
  const [hour, minute, second] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const rest = String(time - seconds * 1000).padStart(3, '0')
  return `${lastDay.text}${twoDigits[hour]}:${twoDigits[minute]}:${twoDigits[second]}.${rest}Z`
}

/** Epoch milliseconds of an RFC 3339 text that was checked before. */
export function toMilliseconds(instant: string): number {
  return Date.parse(instant)
}
