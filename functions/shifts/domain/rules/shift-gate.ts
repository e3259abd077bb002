import type { Point } from '../track/point.ts'

/** The time of a shift, in milliseconds since 1970; an open one has no end yet. */
export type Span = {
  readonly startedAt: number
  readonly endedAt?: number | undefined
  /** How far outside of it a position still belongs to it: clocks differ, and buttons are pressed late. */
  readonly tolerance: number
}

/** The widest tolerance that an account may set, in milliseconds. */
export const maxTolerance = 900_000

/** The one rule of the gate: `startedAt − tolerance ≤ at < endedAt + tolerance`. */
export function isInside(at: number, { startedAt, endedAt, tolerance }: Span): boolean {
  return startedAt - tolerance <= at && (endedAt === undefined || at < endedAt + tolerance)
}

/** What a shift may show of the points stored for it. */
export function inside(points: readonly Point[], span: Span): Point[] {
  return points.filter(({ at }) => isInside(at, span))
}

/**
 * From when on the open shift takes positions: not before the tolerance of the shifts before is over, so that a position
 * between two shifts belongs to the earlier one, whether it is uploaded before the next clock-in, after it, or both.
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
 * Gives each point to the shift whose time it lies in, else to the oldest whose tolerance reaches it: a shift that begins
 * later does not take what an earlier one has, so the order of uploads makes no difference.
 */
export function assignToShifts<S extends Span>(points: readonly Point[], spans: readonly S[]): ShiftAssignment<S> {
  const newestFirst = spans.toSorted((one, other) => other.startedAt - one.startedAt)
  const groups = new Map<S, Point[]>()
  let outside = 0
  for (const point of points) {
    const exactly = newestFirst.find((span) => isInside(point.at, { ...span, tolerance: 0 }))
    const span = exactly ?? newestFirst.findLast((each) => isInside(point.at, each))
    const group = span && groups.get(span)
    if (!span) outside += 1
    else if (group) group.push(point)
    else groups.set(span, [point])
  }
  return { groups: [...groups].map(([span, members]) => ({ span, points: members })), outside }
}
