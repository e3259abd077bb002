import type { WorkMessage } from '../../shared/background/due.ts'
import { accountOf } from '../../shared/keys.ts'
import { parseSegmentKey } from '../domain/codec/segment-key.ts'
import { recompactAt, withNextGeneration } from '../domain/rules/compaction-schedule.ts'
import type { CompactionStore } from '../store/compaction-store.ts'
import type { SegmentStore, StoredSegment } from '../store/segment-store.ts'
import type { ShiftStore } from '../store/shift-store.ts'

export type RecompactionDeps = Pick<ShiftStore, 'findShift'> &
  Pick<CompactionStore, 'saveCompactionStep'> &
  Pick<SegmentStore, 'segmentsOf' | 'rescheduleRequest'>

/**
 * Handles a segment's request: of an open shift with many small segments, or a compacted one with late segments.
 * Schedules the compaction; a closed shift first waits for an hour without segments, and six hours since the last
 * compaction.
 */
export async function requestRecompaction(work: WorkMessage, now: number, deps: RecompactionDeps): Promise<void> {
  const accountId = accountOf(work)
  const { shiftId, generation } = parseSegmentKey(work.sk)
  const shift = await deps.findShift(accountId, shiftId)
  if (!shift || shift.generation > generation) return deps.rescheduleRequest(work, undefined)
  if (shift.status !== 'open') {
    const lastAt = await lastStoredAt(deps.segmentsOf(accountId, shiftId, { from: generation }, true))
    const at = recompactAt(lastAt, shift.track?.compactedAt)
    if (at > now) return deps.rescheduleRequest(work, at)
  }
  const after = { ...withNextGeneration(shift, now), version: shift.version + 1 }
  if (await deps.saveCompactionStep(accountId, shift, after, { at: now, waited: false, moved: false }))
    await deps.rescheduleRequest(work, undefined)
}

async function lastStoredAt(segments: AsyncGenerator<StoredSegment>): Promise<number> {
  let lastAt = 0
  for await (const { storedAt } of segments) lastAt = Math.max(lastAt, storedAt)
  return lastAt
}
