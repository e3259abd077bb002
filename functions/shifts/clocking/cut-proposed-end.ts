import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { type SaveEditDeps, saveEdit } from '../corrections/save-edit.ts'
import { withNextGeneration } from '../domain/rules/compaction-schedule.ts'
import { breaksWithin } from '../shift/recorded-breaks.ts'
import type { Shift } from '../store/shift-items.ts'
import { intervalOf, storedTracked, trackedOf } from '../store/shift-span.ts'

const reason = 'clocked in again before the proposed end'

/**
 * Ends a shift whose end is only proposed where the worker's next clock-in says that another began, as an edit. The worker's own
 * clock-out still tells its end. Returns undefined after a conflict.
 */
export function cutProposedEnd(
  before: Shift,
  at: number,
  caller: Principal,
  deps: SaveEditDeps,
): Promise<Shift | undefined> {
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
  return saveEdit({ before, changed: withNextGeneration(cut, deps.now()), reason }, caller, deps)
}
