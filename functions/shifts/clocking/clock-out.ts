import { retryOnConflict } from '../../shared/background/retry.ts'
import { AppError } from '../../shared/errors.ts'
import type { Response } from '../../shared/http/route.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { type EraseOutsideDeps, eraseOutsideShift } from '../compaction/erase-outside-shift.ts'
import { dayOf } from '../domain/day-of.ts'
import { endShift } from '../shift/end-shift.ts'
import { invalidInstant, requestedInstant } from '../shift/requested-time.ts'
import { visibleShift } from '../shift/visible-shift.ts'
import type { OpenShift } from '../store/open-shift-item.ts'
import type { Shift } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import { type FindEndedDeps, findEndedShift } from './find-ended-shift.ts'
import type { ClockOutRequest } from './schemas.ts'
import { type SettleDeps, settleClockOut } from './settle-clock-out.ts'

type Deps = Pick<ShiftStore, 'closeShift'> & FindEndedDeps & SettleDeps & EraseOutsideDeps

/** Many, since each upload between read and write is a conflict. */
const maxAttempts = 8

/**
 * Ends the open shift, or settles one that is closed already. Erases the positions outside each time, so that a crash in
 * between leaves none.
 * @throws AppError `not_clocked_in`, `overlap`, `invalid`
 */
export function clockOut(request: ClockOutRequest, caller: Principal, deps: Deps): Promise<Response> {
  const { accountId, memberId, account } = caller
  return retryOnConflict<Response>(maxAttempts, async () => {
    const lock = await deps.findMemberLock(accountId, memberId)
    const open = await deps.findOpenShift(accountId, memberId)
    const ended = await findEndedShift(request, open, lock, caller, deps)
    const shift = ended
      ? await settleClockOut(ended, request, lock, caller, deps)
      : await endOpenShift(request, open, caller, deps)
    if (!shift) return undefined
    const retention = { now: deps.now(), days: account.settings.retention.trackDays }
    const cleaned = await eraseOutsideShift(accountId, shift, retention, deps)
    return { status: 200, body: visibleShift(cleaned, caller, retention.now) }
  })
}

async function endOpenShift(
  request: ClockOutRequest,
  open: OpenShift | undefined,
  { accountId, account }: Principal,
  deps: Deps,
): Promise<Shift | undefined> {
  if (!open || (request.shiftId ?? open.shiftId) !== open.shiftId) throw new AppError('not_clocked_in')
  const now = deps.now()
  const startedAt = toMilliseconds(open.startedAt)
  // a phone's clock may be ahead
  const endedAt = requestedInstant(request.at ?? toInstant(Math.max(now, startedAt)), { now })
  if (endedAt < startedAt) throw invalidInstant('lies before the start of the shift')
  const shift = await deps.findShift(accountId, open.shiftId)
  if (!shift) return undefined
  const closed = endShift(shift, open, { at: endedAt, closedBy: 'worker', endPosition: request.position }, now)
  const day = dayOf(startedAt, account.timeZone)
  return (await deps.closeShift(accountId, shift, closed, { open, day })) ? closed : undefined
}
