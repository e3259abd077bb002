import { retryOnConflict } from '../../shared/background/retry.ts'
import { AppError } from '../../shared/errors.ts'
import type { Response } from '../../shared/http/route.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { closeAt } from '../domain/hours/auto-close.ts'
import { withoutErased, withoutErasedClockPositions } from '../domain/rules/erasure-cutoff.ts'
import { gateFrom } from '../domain/rules/shift-gate.ts'
import { requestedInstant } from '../shift/requested-time.ts'
import { ShiftResponse } from '../shift/schemas.ts'
import { visibleShift } from '../shift/visible-shift.ts'
import type { MemberLockStore } from '../store/member-lock-store.ts'
import type { OpenShiftStore } from '../store/open-shift-store.ts'
import { type Shift, type ShiftEntry, spanOf } from '../store/shift-items.ts'
import type { ShiftStore, Start } from '../store/shift-store.ts'
import type { ClockInRequest } from './schemas.ts'

type Deps = Pick<ShiftStore, 'findShift' | 'shiftsBack' | 'startShift'> &
  Pick<MemberLockStore, 'findMemberLock'> &
  Pick<OpenShiftStore, 'findOpenShift'> & { readonly now: () => number; readonly newId: () => string }

const maxAttempts = 8
const maxAgeMilliseconds = 14 * 24 * 3_600_000

/**
 * Begins a shift: 201, or 200 for a `shiftId` that this worker has used before. Starts before the end of an earlier shift are
 * refused even where there is room, since an open shift has no end yet.
 * @throws AppError `shift_id_taken`, `tracking_notice_required`, `already_clocked_in`, `overlap`, `invalid`
 */
export function clockIn(request: ClockInRequest, caller: Principal, deps: Deps): Promise<Response> {
  const { accountId, memberId } = caller
  return retryOnConflict<Response>(maxAttempts, async () => {
    const { lockVersion, erasedBefore } = await deps.findMemberLock(accountId, memberId)
    const open = await deps.findOpenShift(accountId, memberId)
    const earlier = await newestShifts(caller, deps)
    // read last, so that a repetition is not refused by its own shift
    const known = request.shiftId && (await deps.findShift(accountId, request.shiftId))
    if (known) return { status: 200, body: visibleShift(ownShift(known, caller), caller, deps.now()) }
    const blocking = open ?? earlier.find(({ endedAt }) => endedAt === undefined)
    const start = startOf(request, caller, { earlier, erasedBefore }, deps)
    if (blocking) await refuse('already_clocked_in', blocking, caller, deps)
    const overlapping = earlier.find(({ endedAt = '' }) => endedAt > start.shift.startedAt)
    if (overlapping) await refuse('overlap', overlapping, caller, deps)
    const isStarted = await deps.startShift(accountId, { ...start, lockVersion })
    return isStarted ? { status: 201, body: start.shift } : undefined
  })
}

function ownShift(shift: Shift, { memberId }: Principal): Shift {
  if (shift.memberId !== memberId) throw new AppError('shift_id_taken')
  return shift
}

/** As shifts do not overlap, the last to end is among the last to begin, save those that took no time. */
async function newestShifts({ accountId, memberId }: Principal, deps: Deps): Promise<ShiftEntry[]> {
  const entries: ShiftEntry[] = []
  for await (const entry of deps.shiftsBack(accountId, { memberId, limit: 5 })) {
    entries.push(entry)
    if (entry.endedAt !== entry.startedAt) break
  }
  return entries
}

function startOf(
  request: ClockInRequest,
  caller: Principal,
  { earlier, erasedBefore }: { earlier: readonly ShiftEntry[]; erasedBefore: string | undefined },
  deps: Deps,
): Omit<Start, 'lockVersion'> {
  const { requireNotice, toleranceSeconds, maxHours } = caller.account.settings.shifts
  if (requireNotice && caller.noticeAcknowledgedAt === undefined) throw new AppError('tracking_notice_required')
  const now = deps.now()
  const startedAt = requestedInstant(request.at, { now, oldest: now - maxAgeMilliseconds })

  const { shiftId = deps.newId(), position, note } = request
  const { memberId } = caller
  const requested = { shiftId, memberId, startedAt: toInstant(startedAt), toleranceSeconds, generation: 0 }
  const times: ShiftEntry = withoutErased(requested, erasedBefore)
  const from = gateFrom(spanOf(times), earlier.map(spanOf))
  const counters = { storedPings: 0, duplicatePings: 0, outsidePings: 0, invalidPings: 0 }
  const shift: Shift = withoutErasedClockPositions({
    ...times,
    status: 'open',
    version: 1,
    breaks: [],
    startPosition: position,
    note,
    edits: [],
  })
  const live = shift.startPosition && { at: times.startedAt, ...shift.startPosition }
  return {
    shift,
    open: { ...times, ...counters, gateFrom: from, liveAt: live ? Math.min(startedAt, now) : from - 1, live },
    closeAt: closeAt(startedAt, maxHours, now),
  }
}

async function refuse(
  code: 'already_clocked_in' | 'overlap',
  { shiftId }: Pick<ShiftEntry, 'shiftId'>,
  caller: Principal,
  deps: Deps,
): Promise<never> {
  const shift = await deps.findShift(caller.accountId, shiftId)
  throw new AppError(code, undefined, shift && { shift: ShiftResponse.parse(visibleShift(shift, caller, deps.now())) })
}
