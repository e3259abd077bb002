/** WGS84 degrees. */
export type GeoPoint = { readonly lat: number; readonly lon: number }
/** The newest position of who is on the way; `at` in milliseconds since the epoch, speed in metres per second. */
export type Traveller = GeoPoint & { readonly at: number; readonly speed: number | undefined }
/** Milliseconds since the epoch. */
export type Arrival = { readonly earliest: number; readonly latest: number }

const minute = 60_000
const step = 5 * minute
const earthMetres = 6_371_000
/** Roads are longer than the straight line, by about this much. */
const detour = 1.3
/** Who stands at a light goes on, and nobody drives to a customer faster than this, in metres per second. */
const usualSpeed = 11
const slowest = 3
const fastest = 33
/** An older position says too little, and a longer drive cannot be foretold. */
const oldest = 10 * minute
const longest = 180 * minute

/** The time of arrival from a position: distance over speed; undefined when too little is known. */
export function arrivalFrom(traveller: Traveller, goal: GeoPoint, now: number): Arrival | undefined {
  if (now - traveller.at > oldest) return undefined
  const { speed = usualSpeed } = traveller
  const pace = speed < slowest ? usualSpeed : Math.min(speed, fastest)
  const needed = ((metresBetween(traveller, goal) * detour) / pace) * 1_000
  return needed > longest ? undefined : arrivalIn(needed, now)
}

/** A range around a moment that lies `needed` milliseconds ahead, in steps of 5 minutes; it never begins before `now`. */
export function arrivalIn(needed: number, now: number): Arrival {
  const about = Math.round((now + needed) / step) * step
  const earliest = Math.max(about - step, Math.ceil(now / step) * step)
  return { earliest, latest: Math.max(about, earliest) + step }
}

/** Along a great circle (haversine); exact to half a percent, which is less than any road adds. */
function metresBetween(a: GeoPoint, b: GeoPoint): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2
  const h = half(b.lat - a.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(b.lon - a.lon)
  return 2 * earthMetres * Math.asin(Math.min(1, Math.sqrt(h)))
}
