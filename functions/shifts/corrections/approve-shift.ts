import { retryOnConflict } from '../../shared/background/retry.ts'
import { AppError, found } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { settledStatus } from '../shift/proposed-end.ts'
import { visibleShift } from '../shift/visible-shift.ts'
import type { Shift } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import { changesBetween } from './apply-edit.ts'
import type { CorrectionStore } from './correction-store.ts'

export type ApproveDeps = Pick<ShiftStore, 'findShift'> &
  Pick<CorrectionStore, 'setApproval'> & { readonly now: () => number }

type Status = 'approved' | 'closed'

const maxAttempts = 3

/**
 * Approves the hours of a shift: corrections are refused until it is reopened.
 * @throws AppError `not_found`, `wrong_state` for an open shift
 */
export function approveShift(shiftId: string, caller: Principal, deps: ApproveDeps): Promise<Shift> {
  return setStatus(shiftId, 'approved', caller, deps)
}

/**
 * @throws AppError `not_found`, `wrong_state` for an open shift
 */
export function reopenShift(shiftId: string, caller: Principal, deps: ApproveDeps): Promise<Shift> {
  return setStatus(shiftId, 'closed', caller, deps)
}

/**
 * Approves a closed shift, whose end is not only proposed, with the hours that were read: the office has not seen others. Returns the shift
 * as it is then, undefined once it was removed, and whether this call approved it.
 */
export async function approveAsRead(
  read: Shift,
  caller: Principal,
  deps: ApproveDeps,
): Promise<{ readonly shift: Shift | undefined; readonly isNew: boolean }> {
  let shift: Shift | undefined = read
  for (let attempt = 0; attempt < maxAttempts && shift && isApprovable(shift, read); attempt += 1) {
    const approved = await save(shift, 'approved', caller, deps)
    if (approved) return { shift: approved, isNew: true }
    shift = await deps.findShift(caller.accountId, read.shiftId)
  }
  return { shift, isNew: false }
}

function isApprovable(shift: Shift, read: Shift): boolean {
  return settledStatus(shift) === 'closed' && Object.keys(changesBetween(read, shift)).length === 0
}

function setStatus(shiftId: string, status: Status, caller: Principal, deps: ApproveDeps): Promise<Shift> {
  const { accountId } = caller
  return retryOnConflict(maxAttempts, async () => {
    const before = found(await deps.findShift(accountId, shiftId))
    if (before.status === 'open') throw new AppError('wrong_state', 'the shift has not ended')
    if (before.status === status) return visibleShift(before, caller, deps.now())
    const after = await save(before, status, caller, deps)
    return after && visibleShift(after, caller, deps.now())
  })
}

/** Returns undefined after a conflict. */
async function save(
  before: Shift,
  status: Status,
  { accountId, memberId: by }: Principal,
  deps: ApproveDeps,
): Promise<Shift | undefined> {
  const { shiftId, memberId } = before
  const after = { ...before, status, version: before.version + 1 }
  const action = status === 'approved' ? 'shift.approved' : 'shift.reopened'
  const note = { at: toInstant(deps.now()), by, action, subject: shiftId, details: { memberId } }
  return (await deps.setApproval(accountId, before, after, note)) ? after : undefined
}
