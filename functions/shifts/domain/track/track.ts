import { describeTrack, type TrackDescription } from '../analysis/describe-track.ts'
import { simplify } from '../analysis/simplify.ts'
import { inside, type Span } from '../rules/shift-gate.ts'
import { mergePoints } from './merge-points.ts'
import type { Point } from './point.ts'

/** A shift's positions with what follows from the whole of them; distances in metres, to the decimetre. */
export type Track = TrackDescription & {
  readonly shiftId: string
}

/**
 * The track of a shift as it stands, from any stored parts in any order: what lies outside of the shift is not shown,
 * whatever was stored when.
 */
export function trackOf(shiftId: string, span: Span, parts: readonly (readonly Point[])[]): Track {
  const described = describeTrack(inside(mergePoints(...parts), span))
  return {
    shiftId,
    ...described,
    distanceMeters: toDecimetre(described.distanceMeters),
    rawDistanceMeters: toDecimetre(described.rawDistanceMeters),
  }
}

/**
 * The same track with the points only that a drawing within `metres` needs; its figures stay those of the whole. Where a
 * stop or a gap begins and ends a point stays.
 */
export function simplified(track: Track, metres: number): Track {
  const edges = new Set([...track.stops, ...track.gaps].flatMap(({ startedAt, endedAt }) => [startedAt, endedAt]))
  return { ...track, points: simplify(track.points, metres, ({ at, flags }) => flags === 0 && edges.has(at)) }
}

function toDecimetre(metres: number): number {
  return Math.round(metres * 10) / 10
}
