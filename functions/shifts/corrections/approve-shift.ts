import { retryOnConflict } from '../../shared/background/retry.ts'
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
 * Approves the hours of a shift: corrections are refused until it is reopened.
 * @throws AppError `not_found`, `wrong_state` for an open shift
 */
export function approveShift(shiftId: string, caller: Principal, deps: Deps): Promise<Shift> {
  return setStatus(shiftId, 'approved', caller, deps)
}

/**
 * @throws AppError `not_found`, `wrong_state` for an open shift
 */
export function reopenShift(shiftId: string, caller: Principal, deps: Deps): Promise<Shift> {
  return setStatus(shiftId, 'closed', caller, deps)
}

function setStatus(shiftId: string, status: 'approved' | 'closed', caller: Principal, deps: Deps): Promise<Shift> {
  const { accountId, memberId: by } = caller
  return retryOnConflict(maxAttempts, async () => {
    const before = found(await deps.findShift(accountId, shiftId))
    if (before.status === 'open') throw new AppError('wrong_state', 'the shift has not ended')
    if (before.status === status) return visibleShift(before, caller, deps.now())
    const after = { ...before, status, version: before.version + 1 }
    const action = status === 'approved' ? 'shift.approved' : 'shift.reopened'
    const note = { at: toInstant(deps.now()), by, action, subject: shiftId, details: { memberId: before.memberId } }
    const isSaved = await deps.setApproval(accountId, before, after, note)
    return isSaved ? visibleShift(after, caller, deps.now()) : undefined
  })
}
