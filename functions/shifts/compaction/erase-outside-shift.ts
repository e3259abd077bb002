import { AppError } from '../../shared/errors.ts'
import type { RetentionPolicy } from '../domain/rules/retention.ts'
import type { SegmentStore } from '../store/segment-store.ts'
import { type Shift, spanOf } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import type { TrackPartStore } from '../store/track-part-store.ts'
import { orphanedParts, reachesOutside } from './orphaned-parts.ts'
import { isReferenced, type WriteTrackDeps, writeCompactedTrack } from './write-compacted-track.ts'

export type EraseOutsideDeps = WriteTrackDeps &
  Pick<ShiftStore, 'findShift'> &
  Pick<TrackPartStore, 'listStoredParts' | 'deleteParts'> &
  Pick<SegmentStore, 'eraseSegmentsOutside'>

const maxAttempts = 5

/**
 * Erases stored positions outside a shift, from segments and, by rewriting it, from the compacted track. Idempotent.
 * Returns the shift as saved.
 * @throws AppError `unavailable` when the shift keeps changing, or was removed
 */
export async function eraseOutsideShift(
  accountId: string,
  changed: Shift,
  retention: RetentionPolicy,
  deps: EraseOutsideDeps,
): Promise<Shift> {
  const { shiftId } = changed
  for (let race = 0, shift: Shift | undefined = changed; race < maxAttempts && shift; race += 1) {
    const span = spanOf(shift)
    const compactedBelow = shift.track?.below ?? 0
    await deps.eraseSegmentsOutside(accountId, { shiftId, compactedBelow }, span, retention.days)
    const stored = await deps.listStoredParts(accountId, shiftId)
    const current = shift
    const named = stored.filter((part) => isReferenced(current, part))
    const isClean = !named.some((part) => reachesOutside(part, span))
    const fold = { stored, staged: [], below: compactedBelow }
    const after: Shift | undefined = isClean
      ? shift
      : await writeCompactedTrack(accountId, shift, fold, retention, deps)
    if (after) {
      await deps.deleteParts(accountId, shiftId, orphanedParts(shift, after, stored, retention.now))
      return after
    }
    // changed meanwhile: its writer erases too, but this caller must wait for the result
    shift = await deps.findShift(accountId, shiftId)
  }
  throw new AppError('unavailable')
}
