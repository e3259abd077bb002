import type { Point } from '../track/point.ts'
import { type Dwell, dwellFrom } from './dwell.ts'
import { type GeoPoint, planeMetres } from './projection.ts'
import { stayedIn } from './staying.ts'
import { steadied } from './steady-fixes.ts'
import { type DeviceStop, minStop, stopRadius } from './stop.ts'

/** Metres around the centre, without noise. At 0.3 m/s one crosses it in less than 3 minutes. */
const stayingRadius = 25
/** Metres, of a phone that says how inaccurate it is: one fix in thousands is farther off than three times as much. */
const accuracies = 3
const maxAccuracy = 37
/** Of a stop with approach and departure. */
const minCore = 2 * 60_000

/**
 * At least 3 minutes at a place, silences included: within 75 metres, and in it staying and not going slowly. A short step
 * out of the radius (drift, a walk to the van) does not end a stop.
 */
export function stopsOf(fixes: readonly Point[]): DeviceStop[] {
  const dwellings = dwellingsOf(fixes, stopRadius, minStop)
  if (dwellings.length === 0) return []
  const joined = dwellings.reduce<DeviceStop[]>((all, stop) => joinStop(fixes, all, stop), [])
  return stayedIn(fixes, joined, dwellingsOf(steadied(fixes), stayingRadius, minCore))
}

/** Within the radius around their centre for at least `shortest` milliseconds. */
function dwellingsOf(fixes: readonly Point[], radius: number, shortest: number): DeviceStop[] {
  const stops: DeviceStop[] = []
  let dwell = dwellFrom(fixes, 0)
  while (dwell.start < fixes.length) {
    const next = fixes[dwell.end]
    if (next && (dwell.end === dwell.start || planeMetres(dwell.centre(), next) <= radiusFor(next, radius))) {
      dwell.push()
      continue
    }
    const stop = stopIn(fixes, dwell, radius, shortest)
    if (stop) {
      stops.push(stop)
      dwell = dwellFrom(fixes, stop.last + 1)
    } else dwell.shift()
  }
  return stops
}

function radiusFor({ accuracy = 0 }: Point, radius: number): number {
  return Math.max(radius, accuracies * Math.min(maxAccuracy, accuracy))
}

/** Without approach and departure. */
function stopIn(fixes: readonly Point[], dwell: Dwell, radius: number, shortest: number): DeviceStop | undefined {
  if (lasted(fixes, dwell.start, dwell.end - 1) < shortest) return undefined
  const centre = dwell.centre()
  const isNear = (index: number) => {
    const point = fixes[index]
    return point !== undefined && planeMetres(centre, point) <= radiusFor(point, radius)
  }
  let [first, last] = [dwell.start, dwell.end - 1]
  while (first < last && !isNear(first)) first += 1
  while (last > first && !isNear(last)) last -= 1
  return lasted(fixes, first, last) < shortest ? undefined : stopBetween(fixes, first, last, centre)
}

function lasted(fixes: readonly Point[], first: number, last: number): number {
  return (fixes[last]?.at ?? 0) - (fixes[first]?.at ?? 0)
}

function joinStop(fixes: readonly Point[], stops: DeviceStop[], stop: DeviceStop): DeviceStop[] {
  const before = stops.at(-1)
  if (!before || stop.startedAt - before.endedAt > minStop || planeMetres(before, stop) > stopRadius) {
    return [...stops, stop]
  }
  const longer = stop.endedAt - stop.startedAt > before.endedAt - before.startedAt ? stop : before
  const joined = stopBetween(fixes, before.first, stop.last, longer)
  return joined ? [...stops.slice(0, -1), joined] : stops
}

function stopBetween(fixes: readonly Point[], first: number, last: number, centre: GeoPoint): DeviceStop | undefined {
  const [arrival, departure] = [fixes[first], fixes[last]]
  if (!arrival || !departure) return undefined
  let longestSilence = 0
  for (let index = first + 1; index <= last; index += 1) {
    longestSilence = Math.max(longestSilence, (fixes[index]?.at ?? 0) - (fixes[index - 1]?.at ?? 0))
  }
  const { latMicro, lonMicro } = { latMicro: Math.round(centre.latMicro), lonMicro: Math.round(centre.lonMicro) }
  return { startedAt: arrival.at, endedAt: departure.at, latMicro, lonMicro, longestSilence, first, last }
}
