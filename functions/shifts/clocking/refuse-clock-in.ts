import { AppError } from '../../shared/errors.ts'
import { ShiftResponse } from '../shift/schemas.ts'
import { visibleShift } from '../shift/visible-shift.ts'
import type { MemberLockStore } from '../store/member-lock-store.ts'
import type { ShiftAliasStore } from '../store/shift-alias-store.ts'
import type { Shift } from '../store/shift-items.ts'
import type { ClockInContext } from './clock-in-context.ts'
import { withHeld } from './held-clock-ins.ts'

export type RefuseDeps = Pick<ShiftAliasStore, 'rememberRefused'> & Pick<MemberLockStore, 'holdClockIns'>

/**
 * Remembers the phone's id as refused, so that its positions do not wait, and holds the clock-in back while a shift is open.
 * Returns undefined after a conflict.
 * @throws AppError `code`, with the shift
 */
export async function refuseClockIn(
  code: 'already_clocked_in' | 'overlap',
  shift: Shift,
  context: ClockInContext,
  deps: RefuseDeps,
): Promise<undefined> {
  const { request, caller, startedAt, now, refused, lock } = context
  const { accountId, memberId } = caller
  const { shiftId: alias } = request
  if (alias !== undefined) {
    const isNew = await deps.rememberRefused(accountId, memberId, { alias, at: startedAt }, now)
    const isRemembered = isNew || refused?.at !== undefined
    const held =
      isRemembered && code === 'already_clocked_in'
        ? withHeld(lock.held, { shiftId: alias, at: startedAt }, now)
        : lock.held
    if (held !== lock.held && !(await deps.holdClockIns(accountId, memberId, lock, held, shift.shiftId)))
      return undefined
  }
  throw new AppError(code, undefined, { shift: ShiftResponse.parse(visibleShift(shift, caller, now)) })
}
