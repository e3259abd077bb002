import { retryOnConflict } from '../../shared/background/retry.ts'
import { AppError, found } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toMilliseconds } from '../../shared/instant.ts'
import { type EraseOutsideDeps, eraseOutsideShift } from '../compaction/erase-outside-shift.ts'
import { closeAt } from '../domain/hours/auto-close.ts'
import { clipBreaks } from '../domain/hours/breaks.ts'
import { endRunning } from '../domain/hours/tracked-time.ts'
import { withNextGeneration } from '../domain/rules/compaction-schedule.ts'
import { withoutErased, withoutErasedClockPositions } from '../domain/rules/erasure-cutoff.ts'
import { nothingRecorded } from '../shift/recorded-breaks.ts'
import { breaksOf, storedBreaks } from '../shift/shift-times.ts'
import { visibleShift } from '../shift/visible-shift.ts'
import type { Shift } from '../store/shift-items.ts'
import { intervalOf, storedTracked, trackedOf } from '../store/shift-span.ts'
import { changesBetween } from './apply-edit.ts'
import { type SaveEditDeps, saveEdit } from './save-edit.ts'
import type { ShiftCorrection } from './schemas.ts'
import { validateBreaks } from './validate-breaks.ts'
import { validateTimes } from './validate-times.ts'

type Deps = EraseOutsideDeps & SaveEditDeps

/** Many, since each upload between read and write is a conflict. */
const maxAttempts = 8

/**
 * Changes a shift; an end for an open shift closes it. Erases the positions outside the new times, again on a repetition, so that
 * a crash in between leaves none.
 * @throws AppError `not_found`, `approved`, `overlap`, `invalid`
 */
export function correctShift(shiftId: string, request: ShiftCorrection, caller: Principal, deps: Deps): Promise<Shift> {
  const { accountId, account } = caller
  return retryOnConflict(maxAttempts, async () => {
    const before = found(await deps.findShift(accountId, shiftId))
    if (before.status === 'approved') throw new AppError('approved')
    const { erasedBefore } = await deps.findMemberLock(accountId, before.memberId)
    const corrected = applyCorrection(before, request, erasedBefore, deps.now())
    const saved = await save(before, corrected, request.reason, caller, deps)
    if (!saved) return undefined
    const retention = { now: deps.now(), days: account.settings.retention.trackDays }
    const hasTimes = request.startedAt !== undefined || request.endedAt !== undefined
    const cleaned = hasTimes ? await eraseOutsideShift(accountId, saved, retention, deps) : saved
    return visibleShift(cleaned, caller, retention.now)
  })
}

function applyCorrection(
  before: Shift,
  request: ShiftCorrection,
  erasedBefore: string | undefined,
  now: number,
): Shift {
  const { startedAt = before.startedAt, endedAt = before.endedAt } = request
  const times = { startedAt, endedAt }
  if (request.startedAt !== undefined || request.endedAt !== undefined) validateTimes(times, now, 0)
  const isEndMoved = endedAt !== before.endedAt
  const isMoved = isEndMoved || startedAt !== before.startedAt
  const changed: Shift = {
    ...before,
    ...times,
    ...(isEndMoved && { status: 'closed' as const, closedBy: 'staff' as const }),
    // hours that the office adds are not tracked
    tracked: storedTracked(
      endedAt === undefined ? trackedOf(before) : endRunning(trackedOf(before), toMilliseconds(endedAt)),
    ),
    endProposal: isEndMoved ? undefined : proposalAfter(before, request),
    // the figures of a compacted track are those of its old times
    ...(isMoved && { points: undefined, distanceMeters: undefined }),
    // a clock-in or clock-out position belongs to its time only
    startPosition: startedAt === before.startedAt ? before.startPosition : undefined,
    endPosition: isEndMoved ? undefined : before.endPosition,
    ...(request.breaks && nothingRecorded),
    breaks: request.breaks
      ? validateBreaks({ ...times, breaks: request.breaks })
      : storedBreaks(clipBreaks(breaksOf(before), intervalOf(times))),
    note: request.note === undefined ? before.note : (request.note ?? undefined),
  }
  const after = isMoved ? withoutErasedClockPositions(withoutErased(changed, erasedBefore)) : changed
  return isMoved ? withNextGeneration(after, now) : after
}

/** Breaks that staff enter are final: the worker's own clock-out extends none. */
function proposalAfter({ endProposal }: Shift, { breaks }: ShiftCorrection): Shift['endProposal'] {
  return endProposal && breaks ? { ...endProposal, openBreak: undefined } : endProposal
}

/** Returns undefined after a conflict. */
async function save(
  before: Shift,
  corrected: Shift,
  reason: string,
  caller: Principal,
  deps: Deps,
): Promise<Shift | undefined> {
  const changes = changesBetween(before, corrected)
  if (Object.keys(changes).length === 0) return before
  const { maxHours } = caller.account.settings.shifts
  const nextClose = closeAt(toMilliseconds(corrected.startedAt), maxHours, deps.now())
  return saveEdit({ before, changed: corrected, reason, changes, closeAt: nextClose }, caller, deps)
}
