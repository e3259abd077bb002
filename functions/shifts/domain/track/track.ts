import { describeTrack, type TrackDescription } from '../analysis/describe-track.ts'
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

/** Points for a drawing within `metres`, and ends of stops and gaps. Distances stay those of the whole track. */
export function simplified(track: Track, metres: number): Track {
  const edges = new Set([...track.stops, ...track.gaps].flatMap(({ startedAt, endedAt }) => [startedAt, endedAt]))
  return { ...track, points: simplify(track.points, metres, ({ at, flags }) => flags === 0 && edges.has(at)) }
}

function toDecimetre(metres: number): number {
  return Math.round(metres * 10) / 10
}
