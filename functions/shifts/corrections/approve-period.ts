import { found } from '../../shared/errors.ts'
import type { Member } from '../../shared/identity/member.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { startOfDay } from '../domain/hours/days.ts'
import { settledStatus } from '../shift/proposed-end.ts'
import { requirePeriod } from '../shift/requested-period.ts'
import { positionOf, shiftsInPeriod } from '../shift/shifts-in-period.ts'
import type { Shift } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import { type ApproveDeps, approveAsRead } from './approve-shift.ts'
import type { Approval, PeriodApproval } from './schemas.ts'

type Deps = ApproveDeps &
  Pick<ShiftStore, 'findShifts' | 'shiftsBack' | 'cursorAt' | 'positionOfCursor'> & {
    readonly listEveryMember: (accountId: string) => Promise<Pick<Member, 'memberId' | 'name'>[]>
  }
type NotApproved = Approval['notApproved'][number]

const maxDays = 366
/** Each approval is a transaction with its entry in the audit trail, one after the other. */
const maxApproved = 200
const maxLooked = 1_000

/**
 * Approves the closed shifts that begin in a period (days in the account's zone), and names those that are open or whose end is
 * only proposed, and those whose hours changed while the request ran. Stops after 200 approvals, with a cursor for the rest. Repeated, it approves what was closed since.
 * @throws AppError `invalid`, `invalid_cursor`, `not_found` for an unknown member
 */
export async function approvePeriod(
  { from, to, memberId, cursor }: PeriodApproval,
  caller: Principal,
  deps: Deps,
): Promise<Approval> {
  requirePeriod({ from, to }, maxDays)
  const { accountId, account } = caller
  const everyone = await deps.listEveryMember(accountId)
  const members = memberId === undefined ? everyone : [found(everyone.find((each) => each.memberId === memberId))]
  const names = new Map(members.map((member) => [member.memberId, member.name]))
  const list = ['approve', accountId, memberId ?? '*', from, to].join('#')
  const after = cursor === undefined ? undefined : await deps.positionOfCursor(list, cursor)
  const days = { from: startOfDay(from, account.timeZone), to: startOfDay(to, account.timeZone) }
  const period = { ...days, after, limit: maxLooked }

  const counts = { approved: 0, alreadyApproved: 0 }
  const notApproved: NotApproved[] = []
  let last: Shift | undefined
  let looked = 0
  for await (const each of shiftsInPeriod(accountId, [...names.keys()], period, deps)) {
    if (last && (looked === maxLooked || counts.approved === maxApproved)) {
      return { ...counts, notApproved, nextCursor: await deps.cursorAt(list, positionOf(last)) }
    }
    last = each
    looked += 1
    const { shift, isNew } = await approveAsRead(each, caller, deps)
    if (shift?.status === 'approved') counts[isNew ? 'approved' : 'alreadyApproved'] += 1
    else if (shift) notApproved.push(notApprovedOf(shift, names))
  }
  return { ...counts, notApproved }
}

function notApprovedOf(shift: Shift, names: ReadonlyMap<string, string>): NotApproved {
  const { shiftId, memberId, startedAt } = shift
  return { shiftId, memberId, name: names.get(memberId) ?? '', startedAt, status: settledStatus(shift) }
}
