import { AppError } from '../../shared/errors.ts'
import type { Response } from '../../shared/http/route.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { type ReplaceProposedEndDeps, replaceProposedEnd } from '../auto-close/replace-proposed-end.ts'
import { type EraseOutsideDeps, eraseOutsideShift } from '../compaction/erase-outside-shift.ts'
import { longestMilliseconds } from '../corrections/check-overlap.ts'
import { dayOf } from '../domain/day-of.ts'
import { endedShift } from '../shift/end-shift.ts'
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

/** Each upload that is counted in between is one. */
const maxAttempts = 8
/** How many shifts back a clock-out without a shift's id looks for the one that it may be a repetition of. */
const remembered = 20

/**
 * Ends the open shift, or answers with the one that the same request ended before. What was stored and lies outside of
 * the shift by now is erased before the answer; a repetition does that again, so that a crash in between leaves nothing.
 * @throws AppError `not_clocked_in`, or `invalid` for a moment before the shift began or more than 5 minutes ahead
 */
export async function clockOut(request: ClockOutRequest, caller: Principal, deps: Deps): Promise<Response> {
  const { accountId, memberId, account } = caller
  for (let race = 0; race < maxAttempts; race += 1) {
    const open = await deps.findOpenShift(accountId, memberId)
    const earlier = await endedBefore(request, open, caller, deps)
    const shift = earlier ? await endedBy(request, earlier, caller, deps) : await end(request, open, caller, deps)
    if (!shift) continue // it was closed or changed since it was read: the next look says how
    const retention = { now: deps.now(), days: account.settings.retention.trackDays }
    const kept = await eraseOutsideShift(accountId, shift, retention, deps)
    return { status: 200, body: visibleShift(kept, caller, retention.now) }
  }
  throw new AppError('unavailable')
}

/** Nothing changes what its worker or the office has ended; an end that was only proposed is replaced. */
async function endedBy(request: ClockOutRequest, earlier: Shift, caller: Principal, deps: Deps) {
  return isProposedEnd(earlier) ? replaceProposedEnd(earlier, request, caller, deps) : earlier
}

/**
 * The shift over already that this request means: the one it names, or the one that ended at the moment it tells. Else the
 * one that the worker was in at that moment or lastly, if it was closed automatically.
 */
async function endedBefore(
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
  for await (const entry of deps.shiftsBack(accountId, { memberId, limit: remembered })) {
    if (entry.endedAt !== undefined && entry.endedAt === at) return deps.findShift(accountId, entry.shiftId)
    if (!last && entry.startedAt <= (at ?? entry.startedAt)) last = entry
    seen += 1
    if (at === undefined || seen === remembered) break
  }
  const moment = at === undefined ? deps.now() : toMilliseconds(at)
  if (!last || moment - toMilliseconds(last.startedAt) > longestMilliseconds) return undefined
  const forgotten = await deps.findShift(accountId, last.shiftId)
  return forgotten && isProposedEnd(forgotten) ? forgotten : undefined
}

async function end(
  request: ClockOutRequest,
  open: OpenShift | undefined,
  { accountId, account }: Principal,
  deps: Deps,
): Promise<Shift | undefined> {
  if (!open || (request.shiftId ?? open.shiftId) !== open.shiftId) throw new AppError('not_clocked_in')
  const now = deps.now()
  const startedAt = toMilliseconds(open.startedAt)
  // the clock of a phone may be ahead: a shift that it began in our future ends no earlier than that
  const endedAt = requestedInstant(request.at ?? toInstant(Math.max(now, startedAt)), {
    now,
    oldest: Number.NEGATIVE_INFINITY,
  })
  if (endedAt < startedAt) throw invalidInstant('lies before the start of the shift')
  const shift = await deps.findShift(accountId, open.shiftId)
  if (!shift) return undefined
  const closed = endedShift(shift, open, { at: endedAt, closedBy: 'worker', endPosition: request.position }, now)
  const day = dayOf(startedAt, account.timeZone)
  return (await deps.closeShift(accountId, shift, closed, { open, day })) ? closed : undefined
}
