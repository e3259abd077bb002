import type { Point } from '../track/point.ts'

/** Epoch milliseconds. */
export type Span = {
  readonly startedAt: number
  readonly endedAt?: number | undefined
  /** Milliseconds around the shift in which positions still belong to it: clocks differ, and taps are late. */
  readonly tolerance: number
}

/** Milliseconds. */
export const maxTolerance = 900_000

/** `startedAt − tolerance ≤ at < endedAt + tolerance` */
export function isInside(at: number, { startedAt, endedAt, tolerance }: Span): boolean {
  return startedAt - tolerance <= at && (endedAt === undefined || at < endedAt + tolerance)
}

export function inside(points: readonly Point[], span: Span): Point[] {
  return points.filter(({ at }) => isInside(at, span))
}

/**
 * Begins after the tolerance of earlier shifts, so that a position between two shifts belongs to the earlier one,
 * whenever it is uploaded.
 */
export function gateFrom({ startedAt, tolerance }: Span, earlier: readonly Span[]): number {
  const taken = earlier.map((span) => (span.endedAt ?? Number.NEGATIVE_INFINITY) + span.tolerance)
  return Math.min(startedAt, Math.max(startedAt - tolerance, ...taken))
}

export type ShiftAssignment<S extends Span> = {
  readonly groups: readonly { readonly span: S; readonly points: readonly Point[] }[]
  readonly outside: number
}

/**
 * A point belongs to the shift it lies in, else to the oldest whose tolerance covers it: the order of uploads does not
 * matter.
 */
export function assignToShifts<S extends Span>(points: readonly Point[], spans: readonly S[]): ShiftAssignment<S> {
  const newestFirst = spans.toSorted((one, other) => other.startedAt - one.startedAt)
  const groups = new Map<S, Point[]>()
  let outside = 0
  for (const point of points) {
    const exact = newestFirst.find((span) => isInside(point.at, { ...span, tolerance: 0 }))
    const span = exact ?? newestFirst.findLast((each) => isInside(point.at, each))
    const group = span && groups.get(span)
    if (!span) outside += 1
    else if (group) group.push(point)
    else groups.set(span, [point])
  }
  return { groups: [...groups].map(([span, members]) => ({ span, points: members })), outside }
}
