import { retryOnConflict } from '../../shared/background/retry.ts'
import { AppError } from '../../shared/errors.ts'
import type { Response } from '../../shared/http/route.ts'
import { isAcknowledged, termsAt } from '../../shared/identity/notice-terms.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import type { SaveEditDeps } from '../corrections/save-edit.ts'
import { endOf } from '../domain/hours/interval.ts'
import { maxAgeMilliseconds } from '../domain/rules/phone-times.ts'
import { findShiftById } from '../shift/find-shift-by-id.ts'
import { isProposedEnd } from '../shift/proposed-end.ts'
import { requestedInstant } from '../shift/requested-time.ts'
import { visibleShift } from '../shift/visible-shift.ts'
import type { MemberLockStore } from '../store/member-lock-store.ts'
import type { ShiftAliasStore } from '../store/shift-alias-store.ts'
import type { Shift, ShiftAlias, ShiftEntry } from '../store/shift-items.ts'
import { trackedOf } from '../store/shift-span.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import type { ClockInContext } from './clock-in-context.ts'
import { cutProposedEnd } from './cut-proposed-end.ts'
import { joinShift } from './join-shift.ts'
import { type MoveLaterDeps, moveFromShiftBefore } from './move-later.ts'
import { type RefuseDeps, refuseClockIn } from './refuse-clock-in.ts'
import type { ClockInRequest } from './schemas.ts'
import { shiftBefore, shiftFrom } from './start-of-shift.ts'

export type ClockInDeps = Pick<ShiftStore, 'findShift' | 'shiftsBack' | 'addShift' | 'changeTracked'> &
  Pick<MemberLockStore, 'findMemberLock'> &
  RefuseDeps &
  SaveEditDeps &
  MoveLaterDeps & {
    readonly now: () => number
    readonly newId: () => string
  } & Pick<ShiftAliasStore, 'findAlias' | 'findRefused' | 'forgetRefused'>

const maxAttempts = 8

/**
 * Begins a shift: 201; or 200 for a `shiftId` that this worker has used before, and for a time that the office has entered,
 * whose shift the clock-in joins. Before a later shift, it makes a closed one whose end is proposed; within one whose end is only
 * proposed, that one ends where it begins.
 * @throws AppError `shift_id_taken`, `tracking_notice_required`, `already_clocked_in`, `overlap`, `invalid`
 */
export async function clockIn(request: ClockInRequest, caller: Principal, deps: ClockInDeps): Promise<Response> {
  const { status, shift } = await beginShift(request, caller, deps)
  await moveFromShiftBefore(shift, caller, deps)
  const isFirst = status === 201 || (shift.shiftId === request.shiftId && (await wasRefused(shift, caller, deps)))
  return { status: isFirst ? 201 : 200, body: visibleShift(shift, caller, deps.now()) }
}

/** Whether the phone knows of the shift’s clock-in only that it was refused: it was held back and began the shift later. */
async function wasRefused({ shiftId }: Shift, { accountId, memberId }: Principal, deps: ClockInDeps): Promise<boolean> {
  if (!(await deps.findRefused(accountId, memberId, shiftId))) return false
  await deps.forgetRefused(accountId, memberId, shiftId)
  return true
}

type Begun = { readonly status: 200 | 201; readonly shift: Shift }

/** As `clockIn`, without moving what belongs to the shift now. `isHeld`: the phone does not know that it is not refused any more. */
export function beginShift(
  request: ClockInRequest,
  caller: Principal,
  deps: ClockInDeps,
  isHeld = false,
): Promise<Begun> {
  const { accountId, memberId } = caller
  return retryOnConflict<Begun>(maxAttempts, async () => {
    const lock = await deps.findMemberLock(accountId, memberId)
    const { known, refused } = await findNamed(request.shiftId, caller, deps)
    if (known) return { status: 200, shift: known }
    const context = { ...(await contextOf(request, caller, deps)), lock, refused: isHeld ? undefined : refused }
    const { holding, next, hasClockedLater, earlier } = await shiftsAround(context, deps)
    if (holding) return clockInDuring(holding.shiftId, context, hasClockedLater, deps)
    const start = next ? shiftBefore(next, context, deps) : shiftFrom(earlier, context, deps)
    return (await deps.addShift(accountId, start)) ? { status: 201, shift: start.shift } : undefined
  })
}

/** Returns undefined after a conflict: also for the shift that the same request has made meanwhile. */
async function clockInDuring(
  shiftId: string,
  context: ClockInContext,
  hasClockedLater: boolean,
  deps: ClockInDeps,
): Promise<Begun | undefined> {
  const { request, caller, startedAt } = context
  const shift = await deps.findShift(caller.accountId, shiftId)
  if (!shift || shiftId === request.shiftId) return undefined
  if (shift.status === 'open') return refuseClockIn('already_clocked_in', shift, context, deps)
  if (isProposedEnd(shift) && toMilliseconds(shift.startedAt) < startedAt) {
    await cutProposedEnd(shift, startedAt, caller, deps)
    return undefined
  }
  if (!takesClockIn(shift, startedAt)) return refuseClockIn('overlap', shift, context, deps)
  const joined = await joinShift(shift, context, hasClockedLater, deps)
  return joined && { status: 200, shift: joined }
}

/** The shift that this id means, or that a clock-in with it was refused before. */
async function findNamed(
  shiftId: string | undefined,
  { accountId, memberId }: Principal,
  deps: ClockInDeps,
): Promise<{ known?: Shift | undefined; refused?: ShiftAlias | undefined }> {
  if (shiftId === undefined) return {}
  const { shift, alias } = await findShiftById(accountId, shiftId, deps)
  const owner = alias ?? shift
  if (owner && owner.memberId !== memberId) {
    await deps.rememberRefused(accountId, memberId, { alias: shiftId }, deps.now())
    throw new AppError('shift_id_taken')
  }
  return shift ? { known: shift } : { refused: await deps.findRefused(accountId, memberId, shiftId) }
}

/** @throws AppError `tracking_notice_required`, `invalid` */
async function contextOf(request: ClockInRequest, caller: Principal, deps: ClockInDeps) {
  const now = deps.now()
  const startedAt = await requestedStart(request, caller, now, deps)
  const terms = termsAt(caller.account, startedAt)
  const acknowledged = isAcknowledged(caller, terms)
  if (caller.account.settings.shifts.requireNotice && !acknowledged) throw new AppError('tracking_notice_required')
  return { request, caller, startedAt, now, terms, isAcknowledged: acknowledged }
}

/** Remembers a refusal for good, so that the positions of this clock-in are judged by their time. */
async function requestedStart({ shiftId, at }: ClockInRequest, caller: Principal, now: number, deps: ClockInDeps) {
  try {
    return requestedInstant(at, { now, oldest: now - maxAgeMilliseconds })
  } catch (error) {
    if (shiftId !== undefined) await deps.rememberRefused(caller.accountId, caller.memberId, { alias: shiftId }, now)
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
async function shiftsAround({ caller, startedAt }: ClockInContext, deps: ClockInDeps): Promise<Around> {
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
