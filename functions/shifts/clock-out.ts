import { AppError } from '../shared/errors.ts'
import type { Principal } from '../shared/principal.ts'
import type { Answer } from '../shared/route.ts'
import { dayOf } from './domain/day-of.ts'
import { isInside } from './domain/gate.ts'
import { clipBreaks } from './domain/hours/breaks.ts'
import { toInstant, toMilliseconds } from './domain/moment.ts'
import { raised, sealAfterClosing } from './domain/sealing.ts'
import { type ErasingDeps, eraseOutside } from './erase-outside.ts'
import { type OpenShift, type Shift, spanOf } from './items.ts'
import { invalidAt, momentOf } from './moment-of.ts'
import type { OpenShiftStore } from './open-shift-store.ts'
import type { ClockOutRequest } from './schemas.ts'
import { breaksOf, storedBreaks } from './shift-hours.ts'
import type { ShiftStore } from './store.ts'

type Deps = Pick<ShiftStore, 'findShift' | 'shiftsBack' | 'closeShift'> &
  Pick<OpenShiftStore, 'findOpenShift'> &
  ErasingDeps & { readonly now: () => number }

/** Each upload that is counted in between is one. */
const races = 8
/** How many shifts back a clock-out without a shift's id looks for the one that it may be a repetition of. */
const remembered = 20

/**
 * Ends the open shift, or answers with the one that the same request ended before. What was stored and lies outside of
 * the shift by now is erased before the answer; a repetition does that again, so that a crash in between leaves nothing.
 * @throws AppError `not_clocked_in`, or `invalid` for a moment before the shift began or more than 5 minutes ahead
 */
export async function clockOut(request: ClockOutRequest, caller: Principal, deps: Deps): Promise<Answer> {
  const { accountId, memberId, account } = caller
  for (let race = 0; race < races; race += 1) {
    const open = await deps.findOpenShift(accountId, memberId)
    const shift = (await endedBefore(request, open, caller, deps)) ?? (await end(request, open, caller, deps))
    if (!shift) continue // it was closed or changed since it was read: the next look says how
    const keeping = { now: deps.now(), days: account.settings.retention.trackDays }
    return { status: 200, body: await eraseOutside(accountId, shift, keeping, deps) }
  }
  throw new AppError('unavailable')
}

/** The shift that this request has ended already: the one it names, or the one that ended at the moment it tells. */
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
  if (at === undefined || (open && toMilliseconds(at) > toMilliseconds(open.startedAt))) return undefined
  let seen = 0
  for await (const entry of deps.shiftsBack(accountId, { memberId, limit: remembered })) {
    if (entry.endedAt === at) return deps.findShift(accountId, entry.shiftId)
    seen += 1
    if (seen === remembered) break
  }
  return undefined
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
  const endedAt = momentOf(request.at ?? toInstant(Math.max(now, startedAt)), { now, oldest: Number.NEGATIVE_INFINITY })
  if (endedAt < startedAt) throw invalidAt('lies before the start of the shift')
  const shift = await deps.findShift(accountId, open.shiftId)
  if (!shift) return undefined
  const ended = {
    ...shift,
    status: 'closed' as const,
    endedAt: toInstant(endedAt),
    closedBy: 'worker' as const,
    endPosition: request.position,
    breaks: storedBreaks(clipBreaks(breaksOf(shift), { startedAt, endedAt })),
    version: shift.version + 1,
  }
  // what lies outside now is folded away at once, and else there is time for what the phone still holds
  const excludes = open.liveAt > startedAt && !isInside(open.liveAt, spanOf(ended))
  const closed = raised(ended, excludes ? now : sealAfterClosing(now))
  const day = dayOf(startedAt, account.timeZone)
  return (await deps.closeShift(accountId, shift, closed, { open, day })) ? closed : undefined
}
