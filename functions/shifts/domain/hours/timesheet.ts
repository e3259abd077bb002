import type { Break } from './breaks.ts'
import { type Day, daysOf, daysTouched } from './days.ts'
import { type Hours, hoursOf, sumOfHours } from './hours.ts'
import { type ClosedInterval, type Interval, within } from './interval.ts'

/** `proposed`: closed by the system, and the worker may still replace the end. Least settled first. */
export const shiftStatuses = ['open', 'proposed', 'closed', 'approved'] as const
export type ShiftStatus = (typeof shiftStatuses)[number]

export type ShiftHours = Interval & {
  readonly shiftId: string
  readonly memberId: string
  readonly status: ShiftStatus
  /** By the office, after it was recorded. */
  readonly corrected: boolean
  readonly breaks: readonly Break[]
  readonly distanceMeters?: number | undefined
}

/** The part of a shift within one day. */
export type ShiftPart = ClosedInterval &
  Hours & {
    readonly shiftId: string
    readonly status: ShiftStatus
    readonly corrected: boolean
  }

type WorkedDay = Hours & {
  readonly date: string
  readonly shifts: readonly ShiftPart[]
}

type WorkerSheet = {
  readonly memberId: string
  readonly days: readonly WorkedDay[]
  readonly total: Hours
}

export type Timesheet = {
  readonly workers: readonly WorkerSheet[]
  readonly days: readonly (Hours & { readonly date: string })[]
  readonly total: Hours
}

export type Period = {
  /** YYYY-MM-DD; `to` is excluded. */
  readonly from: string
  readonly to: string
  readonly timeZone: string
  /** End of an open shift; epoch milliseconds. */
  readonly now: number
}

/**
 * Splits shifts at the end of the day in the time zone, so a night with a clock change has the hours that passed. A
 * shift's distance counts on the day of its start, so each metre counts once.
 */
export function timesheetOf(shifts: readonly ShiftHours[], period: Period): Timesheet {
  const days = daysOf(period)
  const byWorker = Map.groupBy(shifts, ({ memberId }) => memberId)
  const workers = [...byWorker.keys()].sort().flatMap((memberId) => {
    const worked = workedDays(days, byWorker.get(memberId) ?? [], period.now)
    return worked.length === 0 ? [] : [{ memberId, days: worked, total: sumOfHours(worked) }]
  })
  return { workers, days: totalsByDay(days, workers), total: sumOfHours(workers.map(({ total }) => total)) }
}

function workedDays(days: readonly Day[], shifts: readonly ShiftHours[], now: number): WorkedDay[] {
  const parts = Map.groupBy(
    shifts.toSorted(byStart).flatMap((shift) => dayPartsOf(shift, days, now)),
    ({ date }) => date,
  )
  return days.flatMap(({ date }) => {
    const worked = parts.get(date)?.map(({ part }) => part)
    return worked ? [{ date, ...sumOfHours(worked), shifts: worked }] : []
  })
}

function byStart(one: ShiftHours, other: ShiftHours): number {
  return one.startedAt - other.startedAt || (one.shiftId < other.shiftId ? -1 : 1)
}

function dayPartsOf(shift: ShiftHours, days: readonly Day[], now: number): { date: string; part: ShiftPart }[] {
  const { shiftId, status, corrected, startedAt, breaks, distanceMeters } = shift
  const whole = { startedAt, endedAt: shift.endedAt ?? Math.max(startedAt, now) }
  return daysTouched(days, whole).map((day) => {
    // shows an empty shift too
    const time = within(whole, day) ?? whole
    const distance = day.startedAt <= startedAt ? distanceMeters : undefined
    return { date: day.date, part: { shiftId, status, corrected, ...time, ...hoursOf(time, breaks, distance) } }
  })
}

function totalsByDay(days: readonly Day[], workers: readonly WorkerSheet[]) {
  const worked = Map.groupBy(
    workers.flatMap((worker) => worker.days),
    ({ date }) => date,
  )
  return days.flatMap(({ date }) => {
    const parts = worked.get(date)
    return parts ? [{ date, ...sumOfHours(parts) }] : []
  })
}
