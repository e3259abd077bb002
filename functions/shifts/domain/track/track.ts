import { byDevice, describeTrack, type TrackDescription } from '../analysis/describe-track.ts'
import { simplify } from '../analysis/simplify.ts'
import { inside, type Span } from '../rules/shift-gate.ts'
import { mergePoints } from './merge-points.ts'
import type { Point } from './point.ts'

/** Metres, to the decimetre. */
export type Track = TrackDescription & {
  readonly shiftId: string
}

/** From any stored parts in any order; omits points outside the shift. */
export function trackOf(shiftId: string, span: Span, parts: readonly (readonly Point[])[]): Track {
  const described = describeTrack(mergePoints(...parts.map((points) => inside(points, span))))
  return {
    shiftId,
    ...described,
    distanceMeters: toDecimetre(described.distanceMeters),
    rawDistanceMeters: toDecimetre(described.rawDistanceMeters),
  }
}

/**
 * Points for a drawing of each device within `metres`, and ends of stops and gaps. Distances stay those of the whole
 * track.
 */
export function simplified(track: Track, metres: number): Track {
  const spans = [track, ...track.devices].flatMap(({ stops, gaps }) => [...stops, ...gaps])
  const edges = new Set(spans.flatMap(({ startedAt, endedAt }) => [startedAt, endedAt]))
  const isKept = ({ at, flags }: Point) => flags === 0 && edges.has(at)
  const drawn = [...byDevice(track.points).values()].map((points) => simplify(points, metres, isKept))
  const kept = new Set(drawn.flat())
  return { ...track, points: track.points.filter((point) => kept.has(point)) }
}

function toDecimetre(metres: number): number {
  return Math.round(metres * 10) / 10
}
