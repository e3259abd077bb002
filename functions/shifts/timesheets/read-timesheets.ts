import { AppError } from '../../shared/errors.ts'
import { type Response, textResponse } from '../../shared/http/route.ts'
import type { Member } from '../../shared/identity/member.ts'
import { mayActFor, type Principal } from '../../shared/identity/principal.ts'
import { daysOf } from '../domain/hours/days.ts'
import { timesheetOf } from '../domain/hours/timesheet.ts'
import { timesheetCsv } from '../domain/hours/timesheet-csv.ts'
import { timesheetJson } from '../domain/hours/timesheet-json.ts'
import { requirePeriod } from '../shift/requested-period.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import { findShiftsBetween } from './find-shifts-between.ts'
import type { TimesheetQuery } from './schemas.ts'

type Deps = Pick<ShiftStore, 'findShifts' | 'shiftsBack'> & {
  readonly listEveryMember: (accountId: string) => Promise<Pick<Member, 'memberId' | 'name'>[]>
  readonly now: () => number
}

/** Keeps a response within a function's limit. */
const maxDays = { ofOne: 366, ofAll: 93 }

/**
 * Returns hours per worker and day. An open shift counts up to now.
 * @throws AppError `forbidden`, `invalid`
 */
export async function readTimesheets(query: TimesheetQuery, caller: Principal, deps: Deps): Promise<Response> {
  const { accountId, account, memberId } = caller
  const { from, to, format, delimiter } = query
  const wanted = query.memberId ?? (caller.role === 'worker' ? memberId : undefined)
  if (wanted !== undefined && !mayActFor(caller, wanted)) throw new AppError('forbidden')
  requirePeriod(query, wanted === undefined ? maxDays.ofAll : maxDays.ofOne)

  const period = { from, to, timeZone: account.timeZone, now: deps.now() }
  const days = daysOf(period)
  const [first, last] = [days[0], days.at(-1)]
  const members = await deps.listEveryMember(accountId)
  const requested = members.filter((member) => wanted === undefined || member.memberId === wanted)
  const span = first && last && { startedAt: first.startedAt, endedAt: last.endedAt }
  const sheet = timesheetOf(span ? await findShiftsBetween(accountId, requested, span, deps) : [], period)

  const names = new Map(members.map((member) => [member.memberId, member.name]))
  const nameOf = (id: string) => names.get(id) ?? ''
  if (format === 'json') return { status: 200, body: timesheetJson(sheet, period, nameOf) }
  const file = `attachment; filename="timesheets-${from}-${to}.csv"`
  return textResponse('text/csv; charset=utf-8', timesheetCsv(sheet, { ...period, delimiter }, nameOf), {
    'content-disposition': file,
  })
}
