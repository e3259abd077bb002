import { retryOnConflict } from '../../shared/background/retry.ts'
import { AppError } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { dayOf } from '../domain/day-of.ts'
import { endShift } from '../shift/end-shift.ts'
import { invalidInstant, requestedInstant } from '../shift/requested-time.ts'
import type { MemberLock } from '../store/member-lock-store.ts'
import type { OpenShift } from '../store/open-shift-item.ts'
import type { Shift } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import { type FindEndedDeps, findEndedShift } from './find-ended-shift.ts'
import { type HoldClockOutDeps, holdClockOut } from './hold-clock-out.ts'
import type { ClockOutRequest } from './schemas.ts'
import { type SettleDeps, settleClockOut } from './settle-clock-out.ts'

export type EndHoursDeps = Pick<ShiftStore, 'closeShift'> & FindEndedDeps & SettleDeps & HoldClockOutDeps

/** Many, since each upload between read and write is a conflict. */
const maxAttempts = 8

/**
 * Ends the open shift, or settles one that is closed already; keeps the positions. Undefined for the clock-out of a clock-in that
 * was refused, which is held with it.
 * @throws AppError `not_clocked_in`, `overlap`, `invalid`
 */
export async function endHours(
  request: ClockOutRequest,
  caller: Principal,
  deps: EndHoursDeps,
): Promise<Shift | undefined> {
  const { accountId, memberId } = caller
  const ended = await retryOnConflict<{ readonly shift: Shift | undefined }>(maxAttempts, async () => {
    const lock = await deps.findMemberLock(accountId, memberId)
    const open = await deps.findOpenShift(accountId, memberId)
    const closed = await findEndedShift(request, open, lock, caller, deps)
    if (!closed && (!open || (request.shiftId ?? open.shiftId) !== open.shiftId))
      return (await holdClockOut(request, lock, caller, deps)) ? { shift: undefined } : undefined
    const shift = closed
      ? await settleClockOut(closed, request, lock, caller, deps)
      : await endOpenShift(request, open, lock, caller, deps)
    return shift && { shift }
  })
  return ended.shift
}

async function endOpenShift(
  request: ClockOutRequest,
  open: OpenShift | undefined,
  lock: MemberLock,
  { accountId, account }: Principal,
  deps: EndHoursDeps,
): Promise<Shift | undefined> {
  if (!open) throw new AppError('not_clocked_in')
  const now = deps.now()
  const startedAt = toMilliseconds(open.startedAt)
  // a phone's clock may be ahead
  const endedAt = requestedInstant(request.at ?? toInstant(Math.max(now, startedAt)), { now })
  if (endedAt < startedAt) throw invalidInstant('lies before the start of the shift')
  const shift = await deps.findShift(accountId, open.shiftId)
  if (!shift) return undefined
  const closed = endShift(shift, open, { at: endedAt, closedBy: 'worker', endPosition: request.position }, now)
  const day = dayOf(startedAt, account.timeZone)
  const retention = { now, days: account.settings.retention.trackDays }
  return (await deps.closeShift(accountId, shift, closed, { open, day, lock, retention })) ? closed : undefined
}
