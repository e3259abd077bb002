import type { Member } from '../../functions/shared/identity/member.ts'
import type { Principal } from '../../functions/shared/identity/principal.ts'
import { newId } from '../../functions/shared/ids.ts'
import type { Table } from '../../functions/shared/table/table.ts'
import { endBreak, startBreak } from '../../functions/shifts/clocking/breaks.ts'
import { BreakRequest } from '../../functions/shifts/clocking/schemas.ts'
import { approvePeriod } from '../../functions/shifts/corrections/approve-period.ts'
import { approveShift, reopenShift } from '../../functions/shifts/corrections/approve-shift.ts'
import { correctShift } from '../../functions/shifts/corrections/correct-shift.ts'
import { correctionStore } from '../../functions/shifts/corrections/correction-store.ts'
import { enterShift } from '../../functions/shifts/corrections/enter-shift.ts'
import { removeShift } from '../../functions/shifts/corrections/remove-shift.ts'
import { NewShift, PeriodApproval, ShiftCorrection } from '../../functions/shifts/corrections/schemas.ts'
import { readTimesheets } from '../../functions/shifts/timesheets/read-timesheets.ts'
import { TimesheetQuery } from '../../functions/shifts/timesheets/schemas.ts'
import { instant, type Worker } from './world.ts'

export type StaffMember = ReturnType<typeof aStaffMember>

/** A staff member of a worker's account; requests are parsed as the routes parse them. */
export function aStaffMember(table: Table, worker: Worker, timeZone = 'Europe/Zurich') {
  const { principal, accountId } = worker
  const account = { ...principal.account, timeZone }
  const caller: Principal = { ...principal, memberId: newId(), role: 'staff', account }
  const member = (memberId: string, name: string): Member => {
    const times = { createdAt: instant(0), state: 'active' as const }
    return { memberId, sub: memberId, role: 'worker', name, email: 'a@example.test', ...times }
  }
  const members = [member(principal.memberId, 'Ana'), member(`${principal.memberId}-b`, '=Ben')]
  const deps = {
    ...worker.deps,
    ...correctionStore(table),
    findMember: async (_accountId: string, memberId: string) => members.find((each) => each.memberId === memberId),
    listEveryMember: async () => members,
  }
  const memberId = principal.memberId
  return {
    accountId,
    caller,
    deps,
    enter: (body: object) => enterShift(NewShift.parse({ memberId, reason: 'forgotten', ...body }), caller, deps),
    correct: (shiftId: string, body: object, more: Partial<typeof deps> = {}) =>
      correctShift(shiftId, ShiftCorrection.parse({ reason: 'wrong', ...body }), caller, { ...deps, ...more }),
    remove: (shiftId: string) => removeShift(shiftId, { reason: 'a mistake' }, caller, deps),
    approve: (shiftId: string) => approveShift(shiftId, caller, deps),
    approvePeriod: (body: object, more: Partial<typeof deps> = {}) =>
      approvePeriod(PeriodApproval.parse(body), caller, { ...deps, ...more }),
    reopen: (shiftId: string) => reopenShift(shiftId, caller, deps),
    timesheets: (query: object, who = caller) => readTimesheets(TimesheetQuery.parse(query), { ...who, account }, deps),
  }
}

export function breaksOf({ principal, deps }: Worker) {
  return {
    start: (body: object = {}) => startBreak(BreakRequest.parse(body), principal, deps),
    end: (body: object = {}) => endBreak(BreakRequest.parse(body), principal, deps),
  }
}
