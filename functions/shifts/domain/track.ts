import { describeTrack, type TrackDescription } from './derived/describe.ts'
import { inside, type Span } from './gate.ts'
import { mergePoints } from './merge.ts'
import type { Point } from './point.ts'

/** A shift's positions with what follows from the whole of them; distances in metres, to the decimetre. */
export interface Track extends TrackDescription {
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

function toDecimetre(metres: number): number {
  return Math.round(metres * 10) / 10
}
