import type { Principal } from '../../shared/identity/principal.ts'
import { requireTimes, type SurroundingDeps, surroundingsOf } from '../corrections/check-overlap.ts'
import type { CorrectionStore } from '../corrections/correction-store.ts'
import { clipBreaks } from '../domain/hours/breaks.ts'
import { toInstant } from '../domain/instant.ts'
import { raised } from '../domain/rules/compaction-schedule.ts'
import { withoutErasedPlaces } from '../domain/rules/erasure-cutoff.ts'
import { breaksAsTold } from '../shift/proposed-end.ts'
import { momentOf } from '../shift/requested-time.ts'
import type { ClockOutRequest } from '../shift/schemas.ts'
import { intervalOf, storedBreaks } from '../shift/shift-times.ts'
import type { OpenShiftStore } from '../store/open-shift-store.ts'
import type { Shift } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'

export type ReplacingDeps = SurroundingDeps &
  Pick<ShiftStore, 'findShift'> &
  Pick<OpenShiftStore, 'findOpenShift'> &
  Pick<CorrectionStore, 'correctShift'> & { readonly now: () => number }

const reason = 'clocked out after the shift was closed automatically'

/**
 * Puts the worker's own clock-out in the place of a proposed end, as an edit. The shift grows into no other. Undefined when it
 * was changed meanwhile.
 * @throws AppError `overlap`, `invalid` for a moment that is not after the start, or more than 48 hours after it
 */
export async function replaceProposal(
  before: Shift,
  { at, position }: ClockOutRequest,
  { accountId, memberId: by, account }: Principal,
  deps: ReplacingDeps,
): Promise<Shift | undefined> {
  const now = deps.now()
  const endedAt = toInstant(momentOf(at, { now, oldest: Number.NEGATIVE_INFINITY }))
  const times = { startedAt: before.startedAt, endedAt }
  requireTimes(times, now)
  const changes = { endedAt: { from: before.endedAt ?? null, to: endedAt } }
  const after: Shift = withoutErasedPlaces<Shift>({
    ...before,
    ...times,
    closedBy: 'worker',
    endProposal: undefined,
    endPosition: position,
    breaks: storedBreaks(clipBreaks(breaksAsTold(before), intervalOf(times))),
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
  const change = { before, after: raised(after, now), timeZone: account.timeZone, closeAt: undefined }
  const look = () => surroundingsOf(accountId, after, deps)
  return (await deps.correctShift(accountId, change, note, look)) ? change.after : undefined
}
