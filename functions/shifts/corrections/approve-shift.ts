import { AppError, found } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { visibleShift } from '../shift/visible-shift.ts'
import type { Shift } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import type { CorrectionStore } from './correction-store.ts'

type Deps = Pick<ShiftStore, 'findShift'> & Pick<CorrectionStore, 'setApproval'> & { readonly now: () => number }

const maxAttempts = 3

/**
 * From now on the hours of a shift are settled and refuse corrections; approved again it answers as it is.
 * @throws AppError `not_found`, `wrong_state` for one that is open
 */
export function approveShift(shiftId: string, caller: Principal, deps: Deps): Promise<Shift> {
  return lockVersion(shiftId, 'approved', caller, deps)
}

/**
 * Lets an approved shift be corrected again; one that was not approved answers as it is.
 * @throws AppError `not_found`, `wrong_state` for one that is open
 */
export function reopenShift(shiftId: string, caller: Principal, deps: Deps): Promise<Shift> {
  return lockVersion(shiftId, 'closed', caller, deps)
}

async function lockVersion(
  shiftId: string,
  status: 'approved' | 'closed',
  caller: Principal,
  deps: Deps,
): Promise<Shift> {
  const { accountId, memberId: by } = caller
  for (let race = 0; race < maxAttempts; race += 1) {
    const before = found(await deps.findShift(accountId, shiftId))
    if (before.status === 'open') throw new AppError('wrong_state', 'the shift is not over')
    if (before.status === status) return visibleShift(before, caller, deps.now())
    const after = { ...before, status, version: before.version + 1 }
    const action = status === 'approved' ? 'shift.approved' : 'shift.reopened'
    const note = { at: toInstant(deps.now()), by, action, subject: shiftId, details: { memberId: before.memberId } }
    if (await deps.setApproval(accountId, before, after, note)) return visibleShift(after, caller, deps.now())
  }
  throw new AppError('unavailable')
}
