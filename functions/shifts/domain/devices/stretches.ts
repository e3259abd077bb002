import type { DeviceTrack } from '../analysis/describe-device.ts'
import type { DeviceStop } from '../analysis/stop.ts'
import type { Point } from '../track/point.ts'
import { type Mileage, mileageBetween } from './mileage.ts'

/** `heard`: it has believed positions. `silent`: in a gap of its own. `flagged`: only before or after them. */
export type Presence = 'heard' | 'silent' | 'flagged' | 'absent'

/** One device in a stretch. */
export type Share = Mileage & {
  readonly track: DeviceTrack
  readonly presence: Presence
  /** In which the device is all the time. */
  readonly stop: DeviceStop | undefined
}

/** A time in which no device begins or ends, stops or leaves, falls silent or is heard again. Epoch milliseconds. */
export type Stretch = {
  readonly from: number
  readonly to: number
  /** In order of the devices' numbers. */
  readonly shares: readonly Share[]
}

export function stretchesOf(devices: readonly DeviceTrack[]): Stretch[] {
  const edges = edgesOf(devices)
  const shares = devices.map((track) => sharesOf(edges, track))
  return edges.slice(1).map((to, index) => ({
    from: edges[index] ?? to,
    to,
    shares: shares.flatMap((all) => all[index] ?? []),
  }))
}

/** A track of one moment is one stretch without length. */
function edgesOf(devices: readonly DeviceTrack[]): number[] {
  const times = devices.flatMap(({ points, fixes, stops, gaps }) => [
    ...[...endsOf(points), ...endsOf(fixes)].map(({ at }) => at),
    ...[...stops, ...gaps].flatMap(({ startedAt, endedAt }) => [startedAt, endedAt]),
  ])
  const edges = [...new Set(times)].sort((one, other) => one - other)
  return edges.length === 1 ? [...edges, ...edges] : edges
}

function endsOf(points: readonly Point[]): Point[] {
  const [first, last] = [points[0], points.at(-1)]
  return first && last ? [first, last] : []
}

function sharesOf(edges: readonly number[], track: DeviceTrack): Share[] {
  const { points, fixes, stops, gaps } = track
  const [heard, sent] = [coveredBy([spanOf(fixes)]), coveredBy([spanOf(points)])]
  const [stopAt, gapAt] = [coveredBy(stops), coveredBy(gaps)]
  return mileageBetween(edges, track).map((mileage, index) => {
    const [from, to] = [edges[index] ?? 0, edges[index + 1] ?? 0]
    const presence = gapAt(from, to) ? 'silent' : heard(from, to) ? 'heard' : sent(from, to) ? 'flagged' : 'absent'
    return { ...mileage, track, presence, stop: stopAt(from, to) }
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
