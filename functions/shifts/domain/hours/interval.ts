/** A half-open time in milliseconds since 1970: its start belongs to it and its end does not. Without an end it goes on. */
export type Interval = {
  readonly startedAt: number
  readonly endedAt?: number | undefined
}

/** One that has its end. */
export type ClosedInterval = Interval & {
  readonly endedAt: number
}

/** What goes on ends never: milliseconds since 1970, or infinity. */
export function endOf({ endedAt }: Interval): number {
  return endedAt ?? Number.POSITIVE_INFINITY
}

/** Whether two times share a moment; one that begins when the other ends does not. One that took no time overlaps what it lies inside of. */
export function overlaps(one: Interval, other: Interval): boolean {
  return one.startedAt < endOf(other) && other.startedAt < endOf(one)
}

/** The part of a time inside of another; undefined when that is nothing. */
export function within(time: ClosedInterval, frame: ClosedInterval): ClosedInterval | undefined {
  const startedAt = Math.max(time.startedAt, frame.startedAt)
  const endedAt = Math.min(time.endedAt, frame.endedAt)
  return startedAt < endedAt ? { startedAt, endedAt } : undefined
}
