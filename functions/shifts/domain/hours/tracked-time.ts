import { endOf, type Interval } from './interval.ts'

/**
 * What a worker clocked, whatever the shift’s hours are now. Epoch milliseconds; no end while it runs. `proposed`: the
 * end is not the worker’s own word, and only the worker’s clock-out moves it.
 */
export type TrackedTime = Interval & { readonly proposed?: boolean | undefined }

/** The part of the hours that the worker clocked. */
export function trackedHours(hours: Interval, tracked: readonly TrackedTime[]): Interval[] {
  return tracked.flatMap((time) => {
    const startedAt = Math.max(hours.startedAt, time.startedAt)
    const end = Math.min(endOf(hours), endOf(time))
    if (end < startedAt) return []
    return [{ startedAt, endedAt: Number.isFinite(end) ? end : undefined }]
  })
}

/** Ends what still runs, but not by the worker’s own word. */
export function endRunning(tracked: readonly TrackedTime[], endedAt: number): TrackedTime[] {
  return tracked.map((time) => (time.endedAt === undefined ? { ...time, endedAt, proposed: true } : time))
}

/**
 * The time that a worker’s own clock-out ends: the last that began by then and has no end of the worker’s own. `from`: of
 * which clock-in, if the phone says so.
 */
export function awaitsClockOut(tracked: readonly TrackedTime[], at: number, from = at): TrackedTime | undefined {
  return tracked.findLast((time) => time.startedAt <= from && isUnsettled(time))
}

/** Ends it, before what the worker clocked later. */
export function clockedOut(tracked: readonly TrackedTime[], ended: TrackedTime, at: number): TrackedTime[] {
  const next = tracked.find((time) => time.startedAt > ended.startedAt)
  const endedAt = Math.min(at, next?.startedAt ?? at)
  return tracked.map((time) => (time === ended ? { startedAt: time.startedAt, endedAt } : time))
}

/**
 * Adds the time from a clock-in up to the hours’ end as it stands now, or up to what the worker clocked later. A later
 * clock-in divides a time whose end is only proposed, so that each has a clock-out of its own, in whatever order they come.
 */
export function clockedIn(tracked: readonly TrackedTime[], at: number, hoursEnd: number): TrackedTime[] {
  const around = tracked.find((time) => time.startedAt <= at && at < endOf(time))
  if (around?.startedAt === at) return [...tracked]
  const next = tracked.find((time) => time.startedAt > at)
  const endedAt = Math.min(hoursEnd, next?.startedAt ?? hoursEnd)
  const before = tracked.map((time) => (time === around && time.proposed ? { ...time, endedAt: at } : time))
  const added = { startedAt: at, endedAt, proposed: true }
  return [...before, added].toSorted((one, other) => one.startedAt - other.startedAt)
}

function isUnsettled({ endedAt, proposed }: TrackedTime): boolean {
  return endedAt === undefined || proposed === true
}
