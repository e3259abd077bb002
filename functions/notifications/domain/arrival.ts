/** WGS84 degrees. */
export type GeoPoint = { readonly lat: number; readonly lon: number }
/** The worker's live position; `at` in epoch milliseconds, speed in metres per second. */
export type LivePosition = GeoPoint & { readonly at: number; readonly speed: number | undefined }
/** Epoch milliseconds. Customers are told the range around what is expected. */
export type Arrival = { readonly expected: number; readonly earliest: number; readonly latest: number }

const minute = 60_000
const step = 5 * minute
const earthMetres = 6_371_000
/** Roads are longer than the straight line. */
const detour = 1.3
/** Metres per second. A slower vehicle waits in traffic. */
const usualSpeed = 11
const minSpeed = 3
const maxSpeed = 33
const maxPositionAge = 10 * minute
const maxDrive = 180 * minute
/** What a customer who was told another time need not hear. */
const toleratedMinutes = 15

/** Undefined when the position is too old or the drive too long. */
export function arrivalFrom(live: LivePosition, goal: GeoPoint, now: number): Arrival | undefined {
  if (now - live.at > maxPositionAge) return undefined
  const { speed = usualSpeed } = live
  const assumedSpeed = speed < minSpeed ? usualSpeed : Math.min(speed, maxSpeed)
  const drive = ((metresBetween(live, goal) * detour) / assumedSpeed) * 1_000
  return drive > maxDrive ? undefined : arrivalIn(drive, now)
}

/** A range in steps of 5 minutes around the end of a drive, in milliseconds; never begins before `now`. */
export function arrivalIn(drive: number, now: number): Arrival {
  const about = Math.round((now + drive) / step) * step
  const earliest = Math.max(about - step, Math.ceil(now / step) * step)
  return { expected: Math.round(now + drive), earliest, latest: Math.max(about, earliest) + step }
}

/** What a customer is told to expect; `startsAt` of the appointment, in epoch milliseconds. */
export type Expectation = {
  readonly arrival: { readonly expected?: number | undefined } | undefined
  readonly startsAt: number
}

/** Whether `next` is news to a customer who was told `told`. One who was told no time expects the start that stood then. */
export function isOtherArrival(told: Expectation, next: Expectation): boolean {
  const expected = told.arrival?.expected ?? told.startsAt
  if (next.arrival?.expected !== undefined) return isOtherTime(next.arrival.expected, expected)
  // a request that names no time brings no news unless the appointment was moved away from what was told
  return isOtherTime(next.startsAt, told.startsAt) && isOtherTime(next.startsAt, expected)
}

function isOtherTime(a: number, b: number): boolean {
  return Math.round(Math.abs(a - b) / minute) > toleratedMinutes
}

/** Great-circle distance (haversine), accurate to 0.5 %. */
function metresBetween(a: GeoPoint, b: GeoPoint): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2
  const h = half(b.lat - a.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(b.lon - a.lon)
  return 2 * earthMetres * Math.asin(Math.min(1, Math.sqrt(h)))
}
