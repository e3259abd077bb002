import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { checkOverlap, type OverlapDeps, requireTimes } from '../corrections/check-overlap.ts'
import type { CorrectionStore } from '../corrections/correction-store.ts'
import { clipBreaks } from '../domain/hours/breaks.ts'
import { withNextGeneration } from '../domain/rules/compaction-schedule.ts'
import { withoutErasedClockPositions } from '../domain/rules/erasure-cutoff.ts'
import { breaksAsRecorded } from '../shift/proposed-end.ts'
import { requestedInstant } from '../shift/requested-time.ts'
import { intervalOf, storedBreaks } from '../shift/shift-times.ts'
import type { OpenShiftStore } from '../store/open-shift-store.ts'
import type { GeoPoint, Shift } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'

export type ReplaceProposedEndDeps = OverlapDeps &
  Pick<ShiftStore, 'findShift'> &
  Pick<OpenShiftStore, 'findOpenShift'> &
  Pick<CorrectionStore, 'correctShift'> & { readonly now: () => number }

const reason = 'clocked out after the shift was closed automatically'

/**
 * Puts the worker's own clock-out in the place of a proposed end, as an edit. The shift grows into no other. Undefined when it
 * was changed meanwhile.
 * @throws AppError `overlap`, `invalid` for a moment that is not after the start, or more than 48 hours after it
 */
export async function replaceProposedEnd(
  before: Shift,
  { at, position }: { readonly at?: string | undefined; readonly position?: GeoPoint | undefined },
  { accountId, memberId: by, account }: Principal,
  deps: ReplaceProposedEndDeps,
): Promise<Shift | undefined> {
  const now = deps.now()
  const endedAt = toInstant(requestedInstant(at, { now, oldest: Number.NEGATIVE_INFINITY }))
  const times = { startedAt: before.startedAt, endedAt }
  requireTimes(times, now)
  const changes = { endedAt: { from: before.endedAt ?? null, to: endedAt } }
  const after: Shift = withoutErasedClockPositions<Shift>({
    ...before,
    ...times,
    closedBy: 'worker',
    endProposal: undefined,
    endPosition: position,
    breaks: storedBreaks(clipBreaks(breaksAsRecorded(before), intervalOf(times))),
    // the figures of a sealed track are those of its old times
    points: undefined,
    distanceMeters: undefined,
    edits: [...before.edits, { at: toInstant(now), by, reason, changes }],
    version: before.version + 1,
  })
  const note = {
    at: toInstant(now),
    by,
    action: 'shift.corrected',
    subject: before.shiftId,
    details: { memberId: by, changes },
  }
  const change = { before, after: withNextGeneration(after, now), timeZone: account.timeZone, closeAt: undefined }
  const look = () => checkOverlap(accountId, after, deps)
  return (await deps.correctShift(accountId, change, note, look)) ? change.after : undefined
}
