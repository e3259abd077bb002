import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { applyEdit } from '../corrections/apply-edit.ts'
import { checkOverlap, type OverlapDeps } from '../corrections/check-overlap.ts'
import type { CorrectionStore } from '../corrections/correction-store.ts'
import { validateTimes } from '../corrections/validate-times.ts'
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
 * Replaces a proposed end by the worker's own clock-out, as an edit: it may lengthen the shift, so it checks overlaps like a
 * correction. Returns undefined after a conflict.
 * @throws AppError `overlap`, `invalid`
 */
export async function replaceProposedEnd(
  before: Shift,
  { at, position }: { readonly at?: string | undefined; readonly position?: GeoPoint | undefined },
  { accountId, memberId: by, account }: Principal,
  deps: ReplaceProposedEndDeps,
): Promise<Shift | undefined> {
  const now = deps.now()
  const endedAt = toInstant(requestedInstant(at, { now }))
  const times = { startedAt: before.startedAt, endedAt }
  validateTimes(times, now)
  const changes = { endedAt: { from: before.endedAt ?? null, to: endedAt } }
  const changed: Shift = withoutErasedClockPositions<Shift>({
    ...before,
    ...times,
    closedBy: 'worker',
    endProposal: undefined,
    endPosition: position,
    breaks: storedBreaks(clipBreaks(breaksAsRecorded(before), intervalOf(times))),
    // the figures of a compacted track are those of its old times
    points: undefined,
    distanceMeters: undefined,
  })
  const { after, note } = applyEdit(before, withNextGeneration(changed, now), { by, reason, changes }, now)
  const correction = { before, after, timeZone: account.timeZone }
  const recheck = () => checkOverlap(accountId, after, deps)
  return (await deps.correctShift(accountId, correction, note, recheck)) ? after : undefined
}
