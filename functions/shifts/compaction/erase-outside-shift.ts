import { retryOnConflict } from '../../shared/background/retry.ts'
import { AppError } from '../../shared/errors.ts'
import { type RetentionPolicy, retentionOf } from '../domain/rules/retention.ts'
import type { SegmentStore } from '../store/segment-store.ts'
import type { Shift } from '../store/shift-items.ts'
import { spanOf } from '../store/shift-span.ts'
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
 * Erases positions outside a shift from segments and the compacted track. Idempotent. Returns the shift as saved.
 * @throws AppError `unavailable` when the shift keeps changing, or was removed
 */
export async function eraseOutsideShift(
  accountId: string,
  changed: Shift,
  policy: RetentionPolicy,
  deps: EraseOutsideDeps,
): Promise<Shift> {
  const { shiftId } = changed
  let current: Shift | undefined = changed
  return retryOnConflict(maxAttempts, async () => {
    if (!current) throw new AppError('unavailable')
    const shift = current
    const span = spanOf(shift)
    const retention = retentionOf(shift, policy)
    const compactedBelow = shift.track?.below ?? 0
    await deps.eraseSegmentsOutside(accountId, { shiftId, compactedBelow }, span, retention)
    const stored = await deps.listStoredParts(accountId, shiftId)
    const isClean = !stored.some((part) => isReferenced(shift, part) && reachesOutside(part, span))
    const input = { stored, segments: [], below: compactedBelow }
    const after = isClean ? shift : await writeCompactedTrack(accountId, shift, input, retention, deps)
    if (after) await deps.deleteParts(accountId, shiftId, orphanedParts(shift, after, stored, retention.now))
    // its writer erases too, but this caller must wait for the result
    else current = await deps.findShift(accountId, shiftId)
    return after
  })
}
