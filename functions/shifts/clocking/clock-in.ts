import { retryOnConflict } from '../../shared/background/retry.ts'
import { AppError } from '../../shared/errors.ts'
import type { Response } from '../../shared/http/route.ts'
import { isAcknowledged, termsAt } from '../../shared/identity/notice-terms.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { endOf } from '../domain/hours/interval.ts'
import { findShiftById } from '../shift/find-shift-by-id.ts'
import { requestedInstant } from '../shift/requested-time.ts'
import { ShiftResponse } from '../shift/schemas.ts'
import { visibleShift } from '../shift/visible-shift.ts'
import type { MemberLockStore } from '../store/member-lock-store.ts'
import type { ShiftAliasStore } from '../store/shift-alias-store.ts'
import type { Shift, ShiftAlias, ShiftEntry } from '../store/shift-items.ts'
import { trackedOf } from '../store/shift-span.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import type { ClockInContext } from './clock-in-context.ts'
import { joinShift } from './join-shift.ts'
import type { ClockInRequest } from './schemas.ts'
import { shiftBefore, shiftFrom } from './start-of-shift.ts'

type Deps = Pick<ShiftStore, 'findShift' | 'shiftsBack' | 'addShift' | 'changeTracked'> &
  Pick<MemberLockStore, 'findMemberLock'> &
  Pick<ShiftAliasStore, 'findAlias' | 'rememberRefused'> & { readonly now: () => number; readonly newId: () => string }

const maxAttempts = 8
const maxAgeMilliseconds = 14 * 24 * 3_600_000

/**
 * Begins a shift: 201; or 200 for a `shiftId` that this worker has used before, and for a time that the office has entered,
 * whose shift the clock-in joins. Before a later shift, it makes a closed one whose end is proposed.
 * @throws AppError `shift_id_taken`, `tracking_notice_required`, `already_clocked_in`, `overlap`, `invalid`
 */
export function clockIn(request: ClockInRequest, caller: Principal, deps: Deps): Promise<Response> {
  const { accountId, memberId } = caller
  return retryOnConflict<Response>(maxAttempts, async () => {
    const lock = await deps.findMemberLock(accountId, memberId)
    const { known, alias } = await findNamed(request.shiftId, caller, deps)
    if (known) return { status: 200, body: visibleShift(known, caller, deps.now()) }
    const context = { ...(await contextOf(request, caller, deps)), lock, refusedAlias: alias?.alias }
    const { holding, next, hasClockedLater, earlier } = await shiftsAround(context, deps)
    if (holding) return clockInDuring(holding.shiftId, context, hasClockedLater, deps)
    const start = next ? shiftBefore(next, context, deps) : shiftFrom(earlier, context, deps)
    const isAdded = await deps.addShift(accountId, start)
    return isAdded ? { status: 201, body: visibleShift(start.shift, caller, context.now) } : undefined
  })
}

/** Returns undefined after a conflict: also for the shift that the same request has made meanwhile. */
async function clockInDuring(
  shiftId: string,
  context: ClockInContext,
  hasClockedLater: boolean,
  deps: Deps,
): Promise<Response | undefined> {
  const { request, caller, startedAt, now } = context
  const shift = await deps.findShift(caller.accountId, shiftId)
  if (!shift || shiftId === request.shiftId) return undefined
  if (shift.status === 'open') return refuse('already_clocked_in', shift, context, deps)
  if (!takesClockIn(shift, startedAt)) return refuse('overlap', shift, context, deps)
  const joined = await joinShift(shift, context, hasClockedLater, deps)
  return joined && { status: 200, body: visibleShift(joined, caller, now) }
}

/** The shift or the earlier clock-in that has this id. */
async function findNamed(
  shiftId: string | undefined,
  { accountId, memberId }: Principal,
  deps: Deps,
): Promise<{ known?: Shift | undefined; alias?: ShiftAlias | undefined }> {
  if (shiftId === undefined) return {}
  const { shift, alias } = await findShiftById(accountId, shiftId, deps)
  const owner = alias ?? shift
  if (owner && owner.memberId !== memberId) throw new AppError('shift_id_taken')
  return { known: shift, alias }
}

/** @throws AppError `tracking_notice_required`, `invalid` */
async function contextOf(request: ClockInRequest, caller: Principal, deps: Deps) {
  const now = deps.now()
  const startedAt = await requestedStart(request, caller, now, deps)
  const terms = termsAt(caller.account, startedAt)
  const acknowledged = isAcknowledged(caller, terms)
  if (caller.account.settings.shifts.requireNotice && !acknowledged) throw new AppError('tracking_notice_required')
  return { request, caller, startedAt, now, terms, isAcknowledged: acknowledged }
}

/** Remembers a refusal for good, so that the positions of this clock-in are judged by their time. */
async function requestedStart({ shiftId, at }: ClockInRequest, caller: Principal, now: number, deps: Deps) {
  try {
    return requestedInstant(at, { now, oldest: now - maxAgeMilliseconds })
  } catch (error) {
    if (shiftId !== undefined) await deps.rememberRefused(caller.accountId, caller.memberId, shiftId, now)
    throw error
  }
}

type Around = {
  /** Whose hours hold the time. */
  readonly holding: ShiftEntry | undefined
  /** The first that begins later. */
  readonly next: ShiftEntry | undefined
  readonly hasClockedLater: boolean
  readonly earlier: readonly ShiftEntry[]
}

/** As shifts do not overlap, the last to end is among the last to begin, save those that took no time. */
async function shiftsAround({ caller, startedAt }: ClockInContext, deps: Deps): Promise<Around> {
  const { accountId, memberId } = caller
  const at = toInstant(startedAt)
  const earlier: ShiftEntry[] = []
  let next: ShiftEntry | undefined
  let hasClockedLater = false
  for await (const entry of deps.shiftsBack(accountId, { memberId, limit: 5 })) {
    if (entry.startedAt > at) {
      next = entry
      hasClockedLater ||= entry.endedAt === undefined || trackedOf(entry).length > 0
    } else earlier.push(entry)
    if (entry.startedAt <= at && entry.endedAt !== entry.startedAt) break
  }
  const holding = earlier.find(({ endedAt }) => endedAt === undefined || endedAt > at)
  return { holding, next, hasClockedLater, earlier }
}

/** A shift that the office entered, or the part that it added to one: hours that this worker has not clocked. */
function takesClockIn(shift: Shift, at: number): boolean {
  if (shift.source === 'staff') return true
  return !trackedOf(shift).some((time) => time.startedAt <= at && at < endOf(time))
}

async function refuse(
  code: 'already_clocked_in' | 'overlap',
  shift: Shift,
  { request, caller, now }: ClockInContext,
  deps: Deps,
): Promise<never> {
  const { accountId, memberId } = caller
  if (request.shiftId !== undefined) await deps.rememberRefused(accountId, memberId, request.shiftId, now)
  throw new AppError(code, undefined, { shift: ShiftResponse.parse(visibleShift(shift, caller, now)) })
}
