import { AppError, found } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { type EraseOutsideDeps, eraseOutsideShift } from '../compaction/erase-outside-shift.ts'
import { closeAt } from '../domain/hours/auto-close.ts'
import { clipBreaks } from '../domain/hours/breaks.ts'
import { withNextGeneration } from '../domain/rules/compaction-schedule.ts'
import { withoutErased, withoutErasedClockPositions } from '../domain/rules/erasure-cutoff.ts'
import { breaksOf, intervalOf, storedBreaks } from '../shift/shift-times.ts'
import { visibleShift } from '../shift/visible-shift.ts'
import type { Shift } from '../store/shift-items.ts'
import { checkOverlap, type OverlapDeps, requireTimes } from './check-overlap.ts'
import type { CorrectionStore } from './correction-store.ts'
import type { ShiftCorrection } from './schemas.ts'
import { validateBreaks } from './validate-breaks.ts'

type Deps = EraseOutsideDeps & OverlapDeps & Pick<CorrectionStore, 'correctShift'> & { readonly now: () => number }

/** Of an open shift each upload that is counted in between is one. */
const maxAttempts = 8
/** The shift tells of its last edits; the audit trail has them all. */
const toldEdits = 20

/**
 * Changes a shift that is not approved. An end for an open shift closes it. Positions that it leaves outside are erased before
 * the answer; the same correction again erases again, so that a crash in between leaves nothing.
 * @throws AppError `not_found`, `approved`, `overlap`, `invalid` for times or breaks that cannot be
 */
export async function correctShift(
  shiftId: string,
  request: ShiftCorrection,
  caller: Principal,
  deps: Deps,
): Promise<Shift> {
  const { accountId, account } = caller
  for (let race = 0; race < maxAttempts; race += 1) {
    const before = found(await deps.findShift(accountId, shiftId))
    if (before.status === 'approved') throw new AppError('approved')
    const { erasedBefore } = await deps.findMemberLock(accountId, before.memberId)
    const after = corrected(before, request, erasedBefore, deps.now())
    const saved = await save(before, after, request.reason, caller, deps)
    if (!saved) continue // it was changed since it was read
    const retention = { now: deps.now(), days: account.settings.retention.trackDays }
    const isMoved = request.startedAt !== undefined || request.endedAt !== undefined
    const kept = isMoved ? await eraseOutsideShift(accountId, saved, retention, deps) : saved
    return visibleShift(kept, caller, retention.now)
  }
  throw new AppError('unavailable')
}

function corrected(before: Shift, request: ShiftCorrection, erasedBefore: string | undefined, now: number): Shift {
  const { startedAt = before.startedAt, endedAt = before.endedAt } = request
  const note = request.note === undefined ? before.note : (request.note ?? undefined)
  const times = { startedAt, endedAt }
  if (request.startedAt !== undefined || request.endedAt !== undefined) requireTimes(times, now)
  const breaks = request.breaks
    ? validateBreaks({ ...times, breaks: request.breaks })
    : storedBreaks(clipBreaks(breaksOf(before), intervalOf(times)))
  const closing = endedAt !== before.endedAt && {
    status: 'closed' as const,
    closedBy: 'staff' as const,
    endProposal: undefined,
  }
  const isMoved = closing || startedAt !== before.startedAt
  // of the breaks that the office entered none goes on
  const proposal = request.breaks && before.endProposal && { ...before.endProposal, openBreak: undefined }
  // the figures of a sealed track are those of its old times
  const figures = isMoved && { points: undefined, distanceMeters: undefined }
  // where somebody clocked in or out is where they were at that moment, which is told no more
  const startPosition = startedAt === before.startedAt ? before.startPosition : undefined
  const endPosition = endedAt === before.endedAt ? before.endPosition : undefined
  const changed: Shift = {
    ...before,
    ...(proposal && { endProposal: proposal }),
    ...closing,
    ...figures,
    ...times,
    startPosition,
    endPosition,
    breaks,
    note,
  }
  const after = isMoved ? withoutErasedClockPositions(withoutErased(changed, erasedBefore)) : changed
  return isMoved && after.status !== 'open' ? withNextGeneration(after, now) : after
}

/** The shift as it is then; as it was when nothing changes. Undefined when it was changed meanwhile. */
async function save(before: Shift, wanted: Shift, reason: string, caller: Principal, deps: Deps) {
  const { accountId, account, memberId: by } = caller
  const changes = changesBetween(before, wanted)
  if (Object.keys(changes).length === 0) return before
  const at = toInstant(deps.now())
  const edits = [...before.edits, { at, by, reason, changes }].slice(-toldEdits)
  const after = { ...wanted, edits, version: before.version + 1 }
  const note = {
    at,
    by,
    action: 'shift.corrected',
    subject: before.shiftId,
    details: { memberId: before.memberId, changes: withoutText(changes) },
  }
  const look = () => checkOverlap(accountId, after, deps)
  const { timeZone, settings } = account
  const advanceAutoClose = closeAt(toMilliseconds(after.startedAt), settings.shifts.maxHours, deps.now())
  const change = { before, after, timeZone, closeAt: advanceAutoClose }
  return (await deps.correctShift(accountId, change, note, look)) ? after : undefined
}

/** What somebody wrote is told by the shift itself: the audit trail outlives it. */
function withoutText(changes: Shift['edits'][number]['changes']) {
  return { ...changes, ...('note' in changes && { note: 'changed' }) }
}

const editable = ['startedAt', 'endedAt', 'breaks', 'note'] as const

function changesBetween(before: Shift, after: Shift) {
  const changed = editable.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  return Object.fromEntries(changed.map((field) => [field, { from: before[field] ?? null, to: after[field] ?? null }]))
}
