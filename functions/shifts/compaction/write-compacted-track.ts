import { type RetentionPolicy, unexpired } from '../domain/rules/retention.ts'
import type { Point } from '../domain/track/point.ts'
import { trackOf } from '../domain/track/track.ts'
import type { CompactionStore, NextCompaction } from '../store/compaction-store.ts'
import { type Shift, spanOf } from '../store/shift-items.ts'
import type { TrackPart } from '../store/track-items.ts'
import type { StoredPart, TrackPartStore } from '../store/track-part-store.ts'

export type WriteTrackDeps = Pick<TrackPartStore, 'putParts'> & Pick<CompactionStore, 'saveCompactionStep'>

/** What is compacted, and what of the shift changes with it. */
export type CompactionInput = {
  /** The parts that lie there; those that the shift names are compacted again. */
  readonly stored: readonly StoredPart[]
  readonly staged: readonly (readonly Point[])[]
  /** From which generation on segments are read besides the parts. */
  readonly below: number
  readonly change?: Pick<Shift, 'generation' | 'compactAt'>
  readonly next?: NextCompaction | undefined
}

/**
 * Makes the one compacted track of a shift as it stands: what was compacted and what is compacted now, each fix once, nothing outside,
 * with its flags. The shift points at it in one write. Undefined when the shift was changed meanwhile: nothing that anybody
 * reads has changed then, and trying again does no harm.
 */
export async function writeCompactedTrack(
  accountId: string,
  shift: Shift,
  { stored, staged, below, change, next }: CompactionInput,
  retention: RetentionPolicy,
  deps: WriteTrackDeps,
): Promise<Shift | undefined> {
  const { shiftId, version } = shift
  const compacted = await Promise.all(stored.filter((part) => isReferenced(shift, part)).map(({ points }) => points()))
  const all = [...compacted, ...staged].map((points) => unexpired(points, retention))
  const { points, distanceMeters } = trackOf(shiftId, spanOf(shift), all)
  const parts = await deps.putParts(accountId, { shiftId, below }, points, retention)
  const driven = shift.trackErasedBefore === undefined ? distanceMeters : drivenIn(shift, all)
  const figures = shift.status === 'open' ? {} : { points: points.length, distanceMeters: driven }
  const track = { below, parts, compactedAt: retention.now }
  const after: Shift = { ...shift, ...change, ...figures, track, version: version + 1 }
  return (await deps.saveCompactionStep(accountId, shift, after, next)) ? after : undefined
}

/** Of a track that was erased in part, what was driven is no longer to be seen, but it was. */
function drivenIn(shift: Shift, parts: readonly (readonly Point[])[]): number {
  const whole = trackOf(shift.shiftId, spanOf({ ...shift, trackErasedBefore: undefined }), parts)
  return Math.max(shift.distanceMeters ?? 0, whole.distanceMeters)
}

/** Whether a shift names a part: one that it does not name is read by nobody. */
export function isReferenced({ track }: Pick<Shift, 'track'>, { name }: Pick<TrackPart, 'name'>): boolean {
  return track?.parts.some((part) => part.name === name) ?? false
}
