import { AppError } from '../../shared/errors.ts'
import type { Keeping } from '../domain/rules/retention.ts'
import type { StagedStore } from '../store/segment-store.ts'
import { type Shift, spanOf } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import type { TrackStore } from '../store/track-part-store.ts'
import { leftOvers, reachesOutside } from './orphaned-parts.ts'
import { type FoldDeps, foldTrack, isNamed } from './write-compacted-track.ts'

export type ErasingDeps = FoldDeps &
  Pick<ShiftStore, 'findShift'> &
  Pick<TrackStore, 'listParts' | 'dropParts'> &
  Pick<StagedStore, 'eraseSegmentsOutside'>

const races = 5

/**
 * Erases what is stored for a shift and lies outside of it: out of segments, folded ones or not, and out of the folded
 * track, which is written anew without it. May be repeated. Answers with the shift as it is then.
 */
export async function eraseOutside(
  accountId: string,
  changed: Shift,
  keeping: Keeping,
  deps: ErasingDeps,
): Promise<Shift> {
  const { shiftId } = changed
  for (let race = 0, shift: Shift | undefined = changed; race < races && shift; race += 1) {
    const span = spanOf(shift)
    const foldedBelow = shift.track?.below ?? 0
    await deps.eraseSegmentsOutside(accountId, { shiftId, foldedBelow }, span, keeping.days)
    const stored = await deps.listParts(accountId, shiftId)
    const current = shift
    const named = stored.filter((part) => isNamed(current, part))
    const isClean = !named.some((part) => reachesOutside(part, span))
    const fold = { stored, staged: [], below: foldedBelow }
    const after: Shift | undefined = isClean ? shift : await foldTrack(accountId, shift, fold, keeping, deps)
    if (after) {
      await deps.dropParts(accountId, shiftId, leftOvers(shift, after, stored, keeping.now))
      return after
    }
    // it was changed meanwhile: what is outside now is for whoever changed it too, but this caller waits for it
    shift = await deps.findShift(accountId, shiftId)
  }
  throw new AppError('unavailable')
}
