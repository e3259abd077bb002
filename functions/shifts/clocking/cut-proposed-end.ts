import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { applyEdit, changesBetween } from '../corrections/apply-edit.ts'
import { checkOverlap, type OverlapDeps } from '../corrections/check-overlap.ts'
import type { CorrectionStore } from '../corrections/correction-store.ts'
import { withNextGeneration } from '../domain/rules/compaction-schedule.ts'
import { breaksWithin } from '../shift/recorded-breaks.ts'
import type { Shift } from '../store/shift-items.ts'
import { intervalOf, storedTracked, trackedOf } from '../store/shift-span.ts'

export type CutDeps = OverlapDeps & Pick<CorrectionStore, 'correctShift'> & { readonly now: () => number }

const reason = 'clocked in again before the proposed end'

/**
 * Ends a shift whose end is only proposed where the worker's next clock-in says that another began, as an edit. The worker's own
 * clock-out still tells its end. Returns undefined after a conflict.
 */
export async function cutProposedEnd(
  before: Shift,
  at: number,
  { accountId, memberId: by, account }: Principal,
  deps: CutDeps,
): Promise<Shift | undefined> {
  const now = deps.now()
  const endedAt = toInstant(at)
  const tracked = trackedOf(before)
    .filter((time) => time.startedAt < at)
    .map((time) => (time.proposed && (time.endedAt ?? at) > at ? { ...time, endedAt: at } : time))
  const cut: Shift = {
    ...before,
    endedAt,
    tracked: storedTracked(tracked),
    breaks: breaksWithin(before, intervalOf({ ...before, endedAt })),
    endProposal: { ...before.endProposal, evidence: 'next_shift' },
    // the figures of a compacted track are those of its old times
    points: undefined,
    distanceMeters: undefined,
  }
  const change = { by, reason, changes: changesBetween(before, cut) }
  const { after, note } = applyEdit(before, withNextGeneration(cut, now), change, now)
  const recheck = () => checkOverlap(accountId, after, deps)
  const correction = { before, after, timeZone: account.timeZone }
  return (await deps.correctShift(accountId, correction, note, recheck)) ? after : undefined
}
