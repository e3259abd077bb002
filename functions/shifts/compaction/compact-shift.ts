import type { Due, WorkMessage } from '../../shared/background/due.ts'
import type { JobStore } from '../../shared/background/job-store.ts'
import { accountOf } from '../../shared/keys.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { maxUncompactedMilliseconds, recompactAt, withNextGeneration } from '../domain/rules/compaction-schedule.ts'
import { type RetentionPolicy, retentionOf } from '../domain/rules/retention.ts'
import type { SegmentStore } from '../store/segment-store.ts'
import type { Shift } from '../store/shift-items.ts'
import { spanOf } from '../store/shift-span.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import { type EraseTrackDeps, eraseTrack } from './erase-track.ts'
import { orphanAgeMilliseconds, orphanedParts, reachesOutside } from './orphaned-parts.ts'
import { isReferenced, type WriteTrackDeps, writeCompactedTrack } from './write-compacted-track.ts'

export type CompactDeps = WriteTrackDeps &
  Pick<ShiftStore, 'findShift'> &
  EraseTrackDeps &
  Pick<SegmentStore, 'segmentsOf' | 'deleteSegment' | 'eraseSegmentsOutside'> &
  Pick<JobStore, 'readDue' | 'reschedule' | 'completeIfUnchanged'> & { readonly reportLate: () => void }

type Job = {
  readonly accountId: string
  readonly shift: Shift
  readonly work: WorkMessage
  readonly due: Due
  readonly retention: RetentionPolicy
}

/**
 * Compacts the segments below a shift's generation. The job runs later after the raise of the generation than any
 * upload lives, so none of these segments is still on its way. A closed shift with newer segments waits once more;
 * still newer ones wait for the next compaction.
 *
 * Idempotent and crash-safe: the due row stays until all is done.
 */
export async function compactShift(work: WorkMessage, policy: RetentionPolicy, deps: CompactDeps): Promise<void> {
  const accountId = accountOf(work)
  const due = await deps.readDue(work)
  if (!due) return
  const shift = await deps.findShift(accountId, due.id)
  if (!shift) return eraseRemovedShift(accountId, work, due, deps)
  const { generation, compactAt = 0, track } = shift
  const retention = retentionOf(shift, policy)
  const job = { accountId, shift, work, due, retention }
  if (track?.below === generation || compactAt > retention.now) return deleteOrphans(job, deps)
  if (retention.now > compactAt + maxUncompactedMilliseconds) deps.reportLate()

  const hasNewerSegments = shift.status !== 'open' && (await hasNewer(job, deps))
  if (!hasNewerSegments || due.details['waited'] === 1) return compact(job, hasNewerSegments, deps)
  const after = { ...withNextGeneration(shift, retention.now), version: shift.version + 1 }
  await deps.saveCompactionStep(accountId, shift, after, { at: retention.now, waited: true, moved: isMoved(due) })
}

async function compact(job: Job, hasNewerSegments: boolean, deps: CompactDeps): Promise<void> {
  const { accountId, shift, due, retention } = job
  const { shiftId, generation, track } = shift
  const generations = { from: track?.below ?? 0, below: generation }
  const segments = await Array.fromAsync(deps.segmentsOf(accountId, shiftId, generations, true))
  const current = segments.filter(({ isExpired }) => !isExpired(retention.now))
  const points = await settleAll(current.map((segment) => segment.points()))
  const stored = await deps.listStoredParts(accountId, shiftId)
  const outside = segments.filter((segment) => reachesOutside(segment, spanOf(shift)))

  const nextAt = hasNewerSegments ? recompactAt(0, retention.now) : undefined
  const change = { generation: hasNewerSegments ? generation + 1 : generation, compactAt: nextAt }
  // older generations are checked only after a change of the shift's times
  const mayOlderLieOutside = isMoved(due) && generations.from > 0
  const isOnlyStep = outside.length === 0 && stored.length === 0 && !mayOlderLieOutside
  const next = isOnlyStep ? { at: nextAt, waited: hasNewerSegments, moved: false } : undefined
  const compacted = await writeCompactedTrack(
    accountId,
    shift,
    { stored, segments: points, below: generation, change, next },
    retention,
    deps,
  )
  if (!compacted || isOnlyStep) return
  if (mayOlderLieOutside) return deleteOrphans({ ...job, shift: compacted }, deps, shift)

  for (const { key } of outside) await deps.deleteSegment(key)
  await deps.deleteParts(accountId, shiftId, orphanedParts(shift, compacted, stored, retention.now))
  await completeOrReschedule(job, deps, nextAt)
}

async function deleteOrphans(job: Job, deps: CompactDeps, before = job.shift): Promise<void> {
  const { accountId, shift, retention } = job
  const { shiftId, compactAt, track } = shift
  const compacted = { shiftId, compactedBelow: track?.below ?? 0 }
  await deps.eraseSegmentsOutside(accountId, compacted, spanOf(shift), retention)
  const unreferenced = (await deps.listStoredParts(accountId, shiftId)).filter((part) => !isReferenced(shift, part))
  const deleted = orphanedParts(before, shift, unreferenced, retention.now)
  await deps.deleteParts(accountId, shiftId, deleted)
  // a concurrent run may still reference the others, or died before: check again later
  await completeOrReschedule(
    job,
    deps,
    deleted.length < unreferenced.length ? retention.now + orphanAgeMilliseconds : compactAt,
  )
}

/** Includes what an upload stored during the removal. */
async function eraseRemovedShift(accountId: string, work: WorkMessage, due: Due, deps: CompactDeps): Promise<void> {
  await eraseTrack(accountId, due.id, deps)
  await deps.completeIfUnchanged(work, due)
}

/** No-op if the job was rescheduled since it was read. */
function completeOrReschedule({ work, due }: Job, deps: CompactDeps, until: number | undefined): Promise<void> {
  return until === undefined ? deps.completeIfUnchanged(work, due) : deps.reschedule(work, due, due.details, until)
}

function isMoved({ details }: Due): boolean {
  return details['moved'] === 1
}

async function hasNewer({ accountId, shift }: Job, deps: CompactDeps): Promise<boolean> {
  const { shiftId, generation } = shift
  for await (const _newer of deps.segmentsOf(accountId, shiftId, { from: generation }, true)) return true
  return false
}
