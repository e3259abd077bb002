/** Local time by ICU and by search, independent of the system's own way. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** `YYYY-MM-DD HH:MM`. */
function wallClock(at: number, timeZone: string): string {
  let format = formats.get(timeZone)
  if (!format) {
    const fields = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, ...fields, hourCycle: 'h23' })
    formats.set(timeZone, format)
  }
  return format.format(at)
}

const quarter = 900_000
const hour = 3_600_000

export function isOpen(at: number, timeZone: string): boolean {
  const time = wallClock(at, timeZone).slice(11)
  return time >= '08:00' && time < '20:00'
}

/** The first quarter of an hour within sending hours. */
export function opening(from: number, timeZone: string): number {
  if (isOpen(from, timeZone)) return from
  let at = Math.ceil(from / quarter) * quarter
  while (!isOpen(at, timeZone)) at += quarter
  return at
}

/** The same local time on the day before. */
export function dayBefore(at: number, timeZone: string): number {
  const [day = '', time = ''] = wallClock(at, timeZone).split(' ')
  const yesterday = new Date(Date.parse(`${day}T12:00:00Z`) - 24 * hour).toISOString().slice(0, 10)
  const wanted = `${yesterday} ${time}`
  const found = [24, 25, 23, 24.5, 23.5].map((hours) => at - hours * hour)
  const sameTime = found.filter((each) => wallClock(each, timeZone) === wanted).sort((a, b) => a - b)[0]
  // a local time that daylight saving skips moves on by the gap
  return sameTime ?? at - 24 * hour
}
