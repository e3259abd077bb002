import { type Bounds, boundsOf } from './bounds.ts'
import { gatedDistance, rawDistance } from './distance.ts'
import { inside, type Span } from './gate.ts'
import { mergePoints } from './merge.ts'
import type { Point } from './point.ts'

/** A shift's positions with what follows from the whole of them; distances in metres, to the decimetre. */
export interface Track {
  readonly shiftId: string
  readonly points: readonly Point[]
  readonly distanceMeters: number
  readonly rawDistanceMeters: number
  readonly bounds: Bounds | undefined
}

/**
 * The track of a shift as it stands, from any stored parts in any order: what lies outside of the shift is not shown,
 * whatever was stored when.
 */
export function trackOf(shiftId: string, span: Span, parts: readonly (readonly Point[])[]): Track {
  const points = inside(mergePoints(...parts), span)
  return {
    shiftId,
    points,
    distanceMeters: toDecimetre(gatedDistance(points)),
    rawDistanceMeters: toDecimetre(rawDistance(points)),
    bounds: boundsOf(points),
  }
}

function toDecimetre(metres: number): number {
  return Math.round(metres * 10) / 10
}
