/** Half-open, epoch milliseconds: includes its start and excludes its end. */
export type Interval = {
  readonly startedAt: number
  readonly endedAt?: number | undefined
}

export type ClosedInterval = Interval & {
  readonly endedAt: number
}

export function endOf({ endedAt }: Interval): number {
  return endedAt ?? Number.POSITIVE_INFINITY
}

/** Touching intervals do not overlap; an empty one overlaps the interval around it. */
export function overlaps(one: Interval, other: Interval): boolean {
  return one.startedAt < endOf(other) && other.startedAt < endOf(one)
}

/** The intersection; undefined when empty. */
export function within(time: ClosedInterval, frame: ClosedInterval): ClosedInterval | undefined {
  const startedAt = Math.max(time.startedAt, frame.startedAt)
  const endedAt = Math.min(time.endedAt, frame.endedAt)
  return startedAt < endedAt ? { startedAt, endedAt } : undefined
}
