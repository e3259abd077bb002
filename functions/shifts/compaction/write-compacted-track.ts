import { settleAll } from '../../shared/settle-all.ts'
import { type RetentionPolicy, unexpired } from '../domain/rules/retention.ts'
import type { Point } from '../domain/track/point.ts'
import { trackOf } from '../domain/track/track.ts'
import type { CompactionStore, NextCompaction } from '../store/compaction-store.ts'
import type { Shift } from '../store/shift-items.ts'
import { spanOf } from '../store/shift-span.ts'
import type { TrackPart } from '../store/track-items.ts'
import type { StoredPart, TrackPartStore } from '../store/track-part-store.ts'

export type WriteTrackDeps = Pick<TrackPartStore, 'putParts'> & Pick<CompactionStore, 'saveCompactionStep'>

export type CompactionInput = {
  /** Those that the shift references are compacted again. */
  readonly stored: readonly StoredPart[]
  readonly segments: readonly (readonly Point[])[]
  /** Generations to compact, exclusive. */
  readonly below: number
  readonly change?: Pick<Shift, 'generation' | 'compactAt'>
  readonly next?: NextCompaction | undefined
}

/**
 * Merges and flags the points of referenced parts and segments, without those outside; then one write of the shift
 * references the new parts. Returns undefined when the shift was changed meanwhile: readers see no difference, and a
 * retry is safe.
 */
export async function writeCompactedTrack(
  accountId: string,
  shift: Shift,
  { stored, segments, below, change, next }: CompactionInput,
  retention: RetentionPolicy,
  deps: WriteTrackDeps,
): Promise<Shift | undefined> {
  const { shiftId, version } = shift
  const compacted = await settleAll(stored.filter((part) => isReferenced(shift, part)).map(({ points }) => points()))
  const all = [...compacted, ...segments].map((points) => unexpired(points, retention))
  const { points, distanceMeters } = trackOf(shiftId, spanOf(shift), all)
  const parts = await deps.putParts(accountId, { shiftId, below }, points, retention)
  const driven = shift.trackErasedBefore === undefined ? distanceMeters : distanceBeforeErasure(shift, all)
  const figures = shift.status === 'open' ? {} : { points: points.length, distanceMeters: driven }
  const track = { below, parts, compactedAt: retention.now }
  const after: Shift = { ...shift, ...change, ...figures, track, version: version + 1 }
  return (await deps.saveCompactionStep(accountId, shift, after, next)) ? after : undefined
}

/** The distance driven survives a partial erasure. */
function distanceBeforeErasure(shift: Shift, parts: readonly (readonly Point[])[]): number {
  const whole = trackOf(shift.shiftId, spanOf({ ...shift, trackErasedBefore: undefined }), parts)
  return Math.max(shift.distanceMeters ?? 0, whole.distanceMeters)
}

/** Readers see only parts that the shift references. */
export function isReferenced({ track }: Pick<Shift, 'track'>, { name }: Pick<TrackPart, 'name'>): boolean {
  return track?.parts.some((part) => part.name === name) ?? false
}
