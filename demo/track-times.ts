import geodesic from 'geographiclib-geodesic'
import { inWords } from '../local/control/duration.ts'
import type { TrackPoint } from './read-gpx.ts'
import { countOf } from './words.ts'

/** Epoch milliseconds in `time`. */
export type TimedPoint = TrackPoint & { readonly time: number }
/** `notes`: what was changed, in sentences. */
export type Timed = { readonly points: readonly TimedPoint[]; readonly notes: readonly string[] }

const second = 1_000
const endSpacing = 5 * second
/** 50 km/h in m/s, for a track without times. */
const cruise = 50 / 3.6
const longestShift = 12 * 3_600 * second
const longestPause = 10 * 60 * second

/** Fills missing times evenly between those around them. */
export function spaceEvenly(points: readonly TrackPoint[]): Timed {
  const known = points.filter(({ time }) => time !== undefined)
  if (new Set(known.map(({ time }) => time)).size < 2) {
    const spacing = cruiseSpacing(points)
    const note = `The track has no times: its points are spaced evenly, ${inWords(spacing)} apart.`
    return { points: points.map((point, index) => ({ ...point, time: index * spacing })), notes: [note] }
  }
  const missing = points.length - known.length
  const note = `${countOf(missing, 'point')} without a time ${missing === 1 ? 'is' : 'are'} spaced evenly between the others.`
  return { points: withTimesBetween(points), notes: missing ? [note] : [] }
}

function cruiseSpacing(points: readonly TrackPoint[]): number {
  const metres = points.reduce((sum, { lat, lon }, index) => {
    const before = points[index - 1]
    return before ? sum + (geodesic.Geodesic.WGS84.Inverse(before.lat, before.lon, lat, lon).s12 ?? 0) : sum
  }, 0)
  return second * Math.max(1, Math.round(metres / cruise / Math.max(1, points.length - 1)))
}

type Anchor = { readonly index: number; readonly time: number }

function withTimesBetween(points: readonly TrackPoint[]): TimedPoint[] {
  const anchors = points.flatMap(({ time }, index) => (time === undefined ? [] : [{ index, time }]))
  let next = 0
  return points.map((point, index) => {
    while ((anchors[next]?.index ?? index) < index) next += 1
    return { ...point, time: point.time ?? timeBetween(anchors[next - 1], anchors[next], index) }
  })
}

function timeBetween(before: Anchor | undefined, after: Anchor | undefined, index: number): number {
  if (!before) return (after?.time ?? 0) - ((after?.index ?? index) - index) * endSpacing
  if (!after) return before.time + (index - before.index) * endSpacing
  const share = (index - before.index) / (after.index - before.index)
  return Math.round(before.time + (after.time - before.time) * share)
}

export function inOrder({ points, notes }: Timed): Timed {
  const isOrdered = points.every(({ time }, index) => time >= (points[index - 1]?.time ?? time))
  if (isOrdered) return { points, notes }
  const sorted = points.toSorted((one, other) => one.time - other.time)
  return { points: sorted, notes: [...notes, 'The points are not in the order of their times: they are sorted.'] }
}

/** Shortens pauses, then leaves out the end. */
export function fitInShift(timed: Timed): Timed {
  const lengthOf = (points: readonly TimedPoint[]) => (points.at(-1)?.time ?? 0) - (points[0]?.time ?? 0)
  const length = lengthOf(timed.points)
  if (length <= longestShift) return timed
  let skipped = 0
  const close = timed.points.map((point, index) => {
    const pause = point.time - (timed.points[index - 1]?.time ?? point.time)
    skipped += Math.max(0, pause - longestPause)
    return { ...point, time: point.time - skipped }
  })
  const long = `The track lasts ${inWords(length)}, longer than a shift:`
  const shortened = `${long} its pauses are shortened to ${inWords(longestPause)}.`
  if (lengthOf(close) <= longestShift) return { points: close, notes: [...timed.notes, shortened] }
  const start = close[0]?.time ?? 0
  const points = close.filter(({ time }) => time - start <= longestShift)
  return { points, notes: [...timed.notes, `${long} only its first ${inWords(longestShift)} are driven.`] }
}
