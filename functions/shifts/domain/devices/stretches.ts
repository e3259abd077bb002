import type { DeviceTrack } from '../analysis/describe-device.ts'
import type { DeviceStop } from '../analysis/stop.ts'
import type { Point } from '../track/point.ts'
import { firstIndex } from './first-index.ts'
import { type Mileage, mileageBetween } from './mileage.ts'

/** `heard`: it has believed positions. `silent`: in a gap of its own. `flagged`: only before or after them. */
export type Presence = 'heard' | 'silent' | 'flagged' | 'absent'

/** One device in a stretch. */
export type Share = Mileage & {
  readonly track: DeviceTrack
  readonly presence: Presence
  /** Whether it lies in a silence of more than 90 s, outside stops: another may know more of it. */
  readonly isQuiet: boolean
  /** Number of its believed positions, without that at the beginning. */
  readonly heard: number
  /** In which the device is all the time. */
  readonly stop: DeviceStop | undefined
}

/** A time in which no device begins or ends, stops or leaves, falls silent (90 s) or is heard again. Epoch milliseconds. */
export type Stretch = {
  readonly from: number
  readonly to: number
  /** In order of the devices' numbers. */
  readonly shares: readonly Share[]
}

/** Milliseconds. */
const maxKnown = 90_000

export function stretchesOf(devices: readonly DeviceTrack[]): Stretch[] {
  const silences = devices.map(silencesOf)
  const edges = edgesOf(devices, silences.flat())
  const shares = devices.map((track, index) => sharesOf(edges, track, silences[index] ?? []))
  return edges.slice(1).map((to, index) => ({
    from: edges[index] ?? to,
    to,
    shares: shares.flatMap((all) => all[index] ?? []),
  }))
}

/** A track of one moment is one stretch without length. */
function edgesOf(devices: readonly DeviceTrack[], silences: readonly TimeSpan[]): number[] {
  const times = devices.flatMap(({ points, fixes, stops, gaps }) => [
    ...[...endsOf(points), ...endsOf(fixes)].map(({ at }) => at),
    ...[...stops, ...gaps].flatMap(({ startedAt, endedAt }) => [startedAt, endedAt]),
  ])
  for (const { startedAt, endedAt } of devices.length > 1 ? silences : []) times.push(startedAt, endedAt)
  const edges = [...new Set(times)].sort((one, other) => one - other)
  return edges.length === 1 ? [...edges, ...edges] : edges
}

function endsOf(points: readonly Point[]): Point[] {
  const [first, last] = [points[0], points.at(-1)]
  return first && last ? [first, last] : []
}

/** Silences within a stop belong to it: phones that lie still are silent. */
function silencesOf({ fixes, stops }: DeviceTrack): TimeSpan[] {
  const stopAt = coveredBy(stops)
  return fixes.flatMap(({ at }, index) => {
    const before = fixes[index - 1]?.at ?? at
    return at - before > maxKnown && !stopAt(before, at) ? [{ startedAt: before, endedAt: at }] : []
  })
}

function sharesOf(edges: readonly number[], track: DeviceTrack, silences: readonly TimeSpan[]): Share[] {
  const { points, fixes, stops, gaps } = track
  const [heard, sent] = [coveredBy([spanOf(fixes)]), coveredBy([spanOf(points)])]
  const [stopAt, gapAt, silenceAt] = [coveredBy(stops), coveredBy(gaps), coveredBy(silences)]
  const heardUpTo = (edge: number) => firstIndex(fixes, ({ at }) => at > edge)
  return mileageBetween(edges, track).map((mileage, index) => {
    const [from, to] = [edges[index] ?? 0, edges[index + 1] ?? 0]
    const presence = gapAt(from, to) ? 'silent' : heard(from, to) ? 'heard' : sent(from, to) ? 'flagged' : 'absent'
    const isQuiet = silenceAt(from, to) !== undefined
    return { ...mileage, track, presence, isQuiet, heard: heardUpTo(to) - heardUpTo(from), stop: stopAt(from, to) }
  })
}

type TimeSpan = { readonly startedAt: number; readonly endedAt: number }

function spanOf(points: readonly Point[]): TimeSpan {
  return {
    startedAt: points[0]?.at ?? Number.POSITIVE_INFINITY,
    endedAt: points.at(-1)?.at ?? Number.NEGATIVE_INFINITY,
  }
}

/** Finds the span around a stretch. Spans are in order, and so must the calls be. */
function coveredBy<T extends TimeSpan>(spans: readonly T[]): (from: number, to: number) => T | undefined {
  let next = 0
  return (from, to) => {
    while (next < spans.length - 1 && (spans[next]?.endedAt ?? 0) < to) next += 1
    const span = spans[next]
    return span && span.startedAt <= from && to <= span.endedAt ? span : undefined
  }
}
