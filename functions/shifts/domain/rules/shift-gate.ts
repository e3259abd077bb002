import { endOf, type Interval } from '../hours/interval.ts'
import type { Point } from '../track/point.ts'

/** The times of which a shift takes positions. Epoch milliseconds. */
export type Span = {
  /** What the worker clocked of the shift’s hours, in order; none of a shift that only the office entered. */
  readonly times: readonly Interval[]
  /** Milliseconds around each in which positions still belong to it: clocks differ, and taps are late. */
  readonly tolerance: number
  /** Positions before it were erased, and none are taken. */
  readonly erasedBefore?: number | undefined
}

/** Milliseconds. */
export const maxTolerance = 900_000

/** `startedAt − tolerance ≤ at < endedAt + tolerance` for one of its times, and not erased */
export function isInside(at: number, span: Span): boolean {
  return timeAround(at, span) !== undefined
}

function timeAround(at: number, { times, tolerance, erasedBefore = at }: Span): Interval | undefined {
  if (at < erasedBefore) return undefined
  return times.find((time) => time.startedAt - tolerance <= at && at < endOf(time) + tolerance)
}

/** Whether all that may lie between two points is inside: both belong to one time. */
export function isWhollyInside({ firstAt, lastAt }: { firstAt: number; lastAt: number }, span: Span): boolean {
  const time = timeAround(firstAt, span)
  return time !== undefined && isInside(lastAt, { ...span, times: [time] })
}

export function inside(points: readonly Point[], span: Span): Point[] {
  return points.filter(({ at }) => isInside(at, span))
}

/**
 * Begins after the tolerance of earlier shifts, so that a position between two shifts belongs to the earlier one,
 * whenever it is uploaded. An open shift of which its worker clocked nothing lets none pass.
 */
export function gateFrom({ times, tolerance, erasedBefore = 0 }: Span, earlier: readonly Span[]): number {
  const [first] = times
  if (!first) return Number.MAX_SAFE_INTEGER
  const taken = earlier.map((span) => endOfLast(span) + span.tolerance)
  return Math.max(erasedBefore, Math.min(first.startedAt, Math.max(first.startedAt - tolerance, ...taken)))
}

function endOfLast({ times }: Span): number {
  return times.at(-1)?.endedAt ?? Number.NEGATIVE_INFINITY
}

export type ShiftAssignment<S extends Span> = {
  readonly groups: readonly { readonly span: S; readonly points: readonly Point[] }[]
  readonly outside: readonly Point[]
}

/**
 * A point belongs to the shift it lies in, else to the oldest whose tolerance covers it: the order of uploads does not
 * matter.
 */
export function assignToShifts<S extends Span>(points: readonly Point[], spans: readonly S[]): ShiftAssignment<S> {
  const newestFirst = spans.toSorted((one, other) => startOf(other) - startOf(one))
  const groups = new Map<S, Point[]>()
  const outside: Point[] = []
  for (const point of points) {
    const exact = newestFirst.find((span) => isInside(point.at, { ...span, tolerance: 0 }))
    const span = exact ?? newestFirst.findLast((each) => isInside(point.at, each))
    const group = span && groups.get(span)
    if (!span) outside.push(point)
    else if (group) group.push(point)
    else groups.set(span, [point])
  }
  return { groups: [...groups].map(([span, members]) => ({ span, points: members })), outside }
}

function startOf({ times }: Span): number {
  return times[0]?.startedAt ?? 0
}
