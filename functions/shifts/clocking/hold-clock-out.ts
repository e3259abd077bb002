import { AppError } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { invalidInstant, requestedInstant } from '../shift/requested-time.ts'
import type { MemberLock, MemberLockStore } from '../store/member-lock-store.ts'
import type { ShiftAliasStore } from '../store/shift-alias-store.ts'
import { withHeld } from './held-clock-ins.ts'
import type { ClockOutRequest } from './schemas.ts'

export type HoldClockOutDeps = Pick<ShiftAliasStore, 'findRefused'> &
  Pick<MemberLockStore, 'findMemberLock' | 'holdClockIns'> & { readonly now: () => number }

/**
 * Holds the clock-out of a clock-in that was refused, until it is known whether the worker had another shift by then. Returns false
 * after a conflict.
 * @throws AppError `not_clocked_in` for any other, `invalid`
 */
export async function holdClockOut(
  { shiftId, at }: ClockOutRequest,
  lock: MemberLock,
  { accountId, memberId }: Principal,
  deps: HoldClockOutDeps,
): Promise<boolean> {
  const refused = shiftId === undefined ? undefined : await deps.findRefused(accountId, memberId, shiftId)
  if (shiftId === undefined || refused?.at === undefined) throw new AppError('not_clocked_in')
  const now = deps.now()
  const endedAt = requestedInstant(at, { now })
  if (endedAt < refused.at) throw invalidInstant('lies before the start of the shift')
  const held = withHeld(lock.held, { shiftId, at: refused.at, endedAt }, now)
  return held === lock.held || deps.holdClockIns(accountId, memberId, lock, held)
}
