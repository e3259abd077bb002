import { retryOnConflict } from '../../shared/background/retry.ts'
import { AppError } from '../../shared/errors.ts'
import type { Response } from '../../shared/http/route.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { type ReplaceProposedEndDeps, replaceProposedEnd } from '../auto-close/replace-proposed-end.ts'
import { type EraseOutsideDeps, eraseOutsideShift } from '../compaction/erase-outside-shift.ts'
import { maxShiftMilliseconds } from '../corrections/validate-times.ts'
import { dayOf } from '../domain/day-of.ts'
import { endShift } from '../shift/end-shift.ts'
import { isProposedEnd } from '../shift/proposed-end.ts'
import { invalidInstant, requestedInstant } from '../shift/requested-time.ts'
import { visibleShift } from '../shift/visible-shift.ts'
import type { OpenShift } from '../store/open-shift-item.ts'
import type { OpenShiftStore } from '../store/open-shift-store.ts'
import type { Shift, ShiftEntry } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import type { ClockOutRequest } from './schemas.ts'

type Deps = Pick<ShiftStore, 'findShift' | 'shiftsBack' | 'closeShift'> &
  Pick<OpenShiftStore, 'findOpenShift'> &
  ReplaceProposedEndDeps &
  EraseOutsideDeps & { readonly now: () => number }

/** Many, since each upload between read and write is a conflict. */
const maxAttempts = 8
const maxShiftsBack = 20

/**
 * Ends the open shift, or returns the one that the same request ended before. Erases the positions outside each time, so that a
 * crash in between leaves none.
 * @throws AppError `not_clocked_in`, `overlap`, `invalid`
 */
export function clockOut(request: ClockOutRequest, caller: Principal, deps: Deps): Promise<Response> {
  const { accountId, memberId, account } = caller
  return retryOnConflict<Response>(maxAttempts, async () => {
    const open = await deps.findOpenShift(accountId, memberId)
    const ended = await findEndedShift(request, open, caller, deps)
    const shift = ended
      ? await settleEnd(request, ended, caller, deps)
      : await endOpenShift(request, open, caller, deps)
    if (!shift) return undefined
    const retention = { now: deps.now(), days: account.settings.retention.trackDays }
    const cleaned = await eraseOutsideShift(accountId, shift, retention, deps)
    return { status: 200, body: visibleShift(cleaned, caller, retention.now) }
  })
}

async function settleEnd(request: ClockOutRequest, ended: Shift, caller: Principal, deps: Deps) {
  return isProposedEnd(ended) ? replaceProposedEnd(ended, request, caller, deps) : ended
}

/**
 * Returns the ended shift that the request means: the one named or ended at `at`, else the one of that time, or the last, if it
 * was closed automatically.
 */
async function findEndedShift(
  { shiftId, at }: ClockOutRequest,
  open: OpenShift | undefined,
  { accountId, memberId }: Principal,
  deps: Deps,
): Promise<Shift | undefined> {
  if (shiftId !== undefined) {
    if (shiftId === open?.shiftId) return undefined
    const shift = await deps.findShift(accountId, shiftId)
    return shift?.memberId === memberId && shift.endedAt !== undefined ? shift : undefined
  }
  if (open && (at === undefined || toMilliseconds(at) > toMilliseconds(open.startedAt))) return undefined
  let seen = 0
  let last: ShiftEntry | undefined
  for await (const entry of deps.shiftsBack(accountId, { memberId, limit: maxShiftsBack })) {
    if (entry.endedAt !== undefined && entry.endedAt === at) return deps.findShift(accountId, entry.shiftId)
    if (!last && entry.startedAt <= (at ?? entry.startedAt)) last = entry
    seen += 1
    if (at === undefined || seen === maxShiftsBack) break
  }
  const requestedAt = at === undefined ? deps.now() : toMilliseconds(at)
  if (!last || requestedAt - toMilliseconds(last.startedAt) > maxShiftMilliseconds) return undefined
  const shift = await deps.findShift(accountId, last.shiftId)
  return shift && isProposedEnd(shift) ? shift : undefined
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
