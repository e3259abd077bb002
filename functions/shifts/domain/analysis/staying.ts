import type { Point } from '../track/point.ts'
import { planeMetres } from './projection.ts'
import { meanOf, spreadOf } from './spread.ts'
import { type DeviceStop, minStop } from './stop.ts'

/** Fixes that it takes to tell staying from movement by their spread. */
const minFixes = 10
/** Metres: root mean square distance from the middle, of a garden, or of a phone with poor reception. More is movement. */
const maxSpread = 36
/** The same of a phone that says how inaccurate it is, up to a bound: less than a sports field. */
const accuracies = 1.25
const maxInaccurate = 50
/** Metres per second from the first third of the time to the last: on a street, though around a corner. */
const maxDrift = 0.1
/** Metres: less is noise, however short the stop. */
const minDrift = 25
/** Metres along a street, and times the spread across it: up and down, however seldom a fix comes. */
const minStreet = 20
const streetShape = 1.8
/** Of a stop, the part in which the phone stays. */
const minStaying = 0.6
/** Milliseconds: what happens in a longer silence is unknown, and a phone that lies still may be silent. */
const maxKnown = 90_000
/** Metres and milliseconds: what counts as staying beside movement, where a slow turn looks like it. */
const tight = 10
const longStay = 6 * 60_000
/** Metres: of less than 3 minutes, so that a slow walk is none. */
const motionless = 5

/**
 * The stops in which the phone stays. `calm`: the times within 25 m, without noise. Of a stop that is mostly movement (a
 * runner around a field, a sweeper on the street), what is left are its cores.
 */
export function stayedIn(
  fixes: readonly Point[],
  stops: readonly DeviceStop[],
  calm: readonly DeviceStop[],
): DeviceStop[] {
  const cores = calm.filter((core) => lasted(core) >= minStop || radiusOf(fixes, core) <= motionless)
  return stops.flatMap((stop) => {
    const within = cores.filter((core) => stop.first <= core.first && core.last <= stop.last && lasted(core) >= minStop)
    const own = fixes.slice(stop.first, stop.last + 1)
    if (silentIn(own) >= minStaying * lasted(stop)) return [stop]
    const shape = shapeOf(middleOf(own))
    if (shape === 'staying') return [stop]
    if (shape === 'movement') return within.filter((core) => isSurelyStaying(fixes, core))
    const staying = cores.reduce((sum, core) => sum + commonTime(core, stop), 0)
    return staying >= minStaying * lasted(stop) ? [stop] : within
  })
}

function silentIn(fixes: readonly Point[]): number {
  const silences = fixes.map(({ at }, index) => at - (fixes[index - 1]?.at ?? at))
  return silences.reduce((sum, silence) => (silence > maxKnown ? sum + silence : sum), 0)
}

/** Without the tenths of the time in which the phone may still arrive, or already leave. */
function middleOf(fixes: readonly Point[]): Point[] {
  const [from, to] = [fixes[0]?.at ?? 0, fixes.at(-1)?.at ?? 0]
  const margin = (to - from) / 10
  return fixes.filter(({ at }) => from + margin <= at && at <= to - margin)
}

function shapeOf(fixes: readonly Point[]): 'staying' | 'movement' | 'unclear' {
  if (fixes.length < minFixes) return 'unclear'
  const { radius, along, across } = spreadOf(fixes)
  const inaccurate = Math.min(maxInaccurate, accuracies * medianAccuracy(fixes))
  if (radius > Math.max(maxSpread, inaccurate)) return 'movement'
  if (along > minStreet && along > streetShape * across) return 'movement'
  return radius <= inaccurate || driftOf(fixes) <= maxDrift ? 'staying' : 'movement'
}

/** Metres per second. Noise and work in a garden return to where they were. */
function driftOf(fixes: readonly Point[]): number {
  const [from, to] = [fixes[0]?.at ?? 0, fixes.at(-1)?.at ?? 0]
  const third = (to - from) / 3
  const start = meanOf(fixes.filter(({ at }) => at <= from + third))
  const end = meanOf(fixes.filter(({ at }) => at >= to - third))
  const metres = planeMetres(start, end)
  return metres <= minDrift ? 0 : metres / ((2 * third) / 1000)
}

function medianAccuracy(fixes: readonly Point[]): number {
  const known = fixes.flatMap(({ accuracy }) => accuracy ?? []).sort((one, other) => one - other)
  return known[known.length >> 1] ?? 0
}

function isSurelyStaying(fixes: readonly Point[], core: DeviceStop): boolean {
  const own = fixes.slice(core.first, core.last + 1)
  if (shapeOf(own) === 'movement') return false
  return lasted(core) >= longStay || radiusOf(fixes, core) <= tight
}

function radiusOf(fixes: readonly Point[], { first, last }: DeviceStop): number {
  return spreadOf(fixes.slice(first, last + 1)).radius
}

function commonTime(one: DeviceStop, other: DeviceStop): number {
  return Math.max(0, Math.min(one.endedAt, other.endedAt) - Math.max(one.startedAt, other.startedAt))
}

function lasted({ startedAt, endedAt }: DeviceStop): number {
  return endedAt - startedAt
}
