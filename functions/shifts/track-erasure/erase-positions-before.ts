import type { WorkMessage } from '../../shared/background/due.ts'
import type { JobStore } from '../../shared/background/job-store.ts'
import { retryOnConflict } from '../../shared/background/retry.ts'
import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { accountOf } from '../../shared/keys.ts'
import { withNextGeneration } from '../domain/rules/compaction-schedule.ts'
import { withoutErasedClockPositions } from '../domain/rules/erasure-cutoff.ts'
import type { RetentionPolicy } from '../domain/rules/retention.ts'
import type { MemberLockStore } from '../store/member-lock-store.ts'
import type { OpenShiftStore } from '../store/open-shift-store.ts'
import type { Shift } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import type { TrackErasure, TrackErasureStore } from './track-erasure-store.ts'

export type ErasePositionsDeps = Pick<
  TrackErasureStore,
  'findTrackErasure' | 'shiftsToErase' | 'saveErased' | 'holdsOlder' | 'finishTrackErasure'
> &
  Pick<ShiftStore, 'findShift'> &
  Pick<OpenShiftStore, 'findOpenShift'> &
  Pick<MemberLockStore, 'raiseErasureCutoff'> &
  Pick<JobStore, 'readDue' | 'reschedule' | 'completeIfUnchanged'>

const maxAttempts = 5
/** Longer than a request may last. Tracks are compacted meanwhile. */
const recheckMilliseconds = 60_000

/**
 * Runs one slice of erasing all positions before an instant:
 * 1. raise the erasure cutoff in the member lock, for shifts that are written later;
 * 2. mark each shift that reaches back before it, so that no gate takes and no reader shows an older position, and compact it;
 * 3. verify each until no row holds an older position, and mark those that were being written in step 2.
 *
 * Idempotent, and safe to stop anywhere.
 */
export async function erasePositionsBefore(
  work: WorkMessage,
  retention: RetentionPolicy,
  hasTime: () => boolean,
  deps: ErasePositionsDeps,
): Promise<void> {
  const { now } = retention
  const due = await deps.readDue(work)
  const accountId = accountOf(work)
  const erasure = due && (await deps.findTrackErasure(accountId, due.id))
  if (!due) return
  if (!erasure) return deps.completeIfUnchanged(work, due)
  const { step = 'mark', after, shifts = 0 } = due.details
  const isMarking = step === 'mark'
  const before = toMilliseconds(erasure.before)
  let [checkpoint, count] = [after?.toString(), Number(shifts)]
  const continueAt = (at: number) => {
    const details = { step, shifts: count, ...(checkpoint !== undefined && { after: checkpoint }) }
    return deps.reschedule(work, due, details, at)
  }
  if (isMarking) await deps.raiseErasureCutoff(accountId, erasure.memberId, erasure.before)
  for await (const { sortKey, entry } of deps.shiftsToErase(accountId, erasure, checkpoint)) {
    const isNew = await mark(accountId, entry.shiftId, erasure, retention, deps)
    const isDone = isMarking || (!isNew && !(await deps.holdsOlder(accountId, entry.shiftId, before)))
    if (!isDone) return continueAt(now + recheckMilliseconds)
    ;[checkpoint, count] = [sortKey, count + 1]
    if (!hasTime()) return continueAt(now)
  }
  if (isMarking) return deps.reschedule(work, due, { step: 'verify' }, now + recheckMilliseconds)
  await deps.finishTrackErasure(accountId, work, erasure, { finishedAt: toInstant(now), shifts: count })
}

/** Returns false for a shift already marked, or gone. */
function mark(
  accountId: string,
  shiftId: string,
  { before }: TrackErasure,
  retention: RetentionPolicy,
  deps: ErasePositionsDeps,
): Promise<boolean> {
  return retryOnConflict(maxAttempts, async () => {
    const shift = await deps.findShift(accountId, shiftId)
    if (!shift || (shift.trackErasedBefore ?? '') >= before) return false
    const memberOpen = shift.status === 'open' ? await deps.findOpenShift(accountId, shift.memberId) : undefined
    const open = memberOpen?.shiftId === shiftId ? memberOpen : undefined
    const after = withoutOlder(shift, before, retention.now)
    const isSaved = await deps.saveErased(accountId, shift, after, open, retention)
    return isSaved || undefined
  })
}

function withoutOlder(shift: Shift, before: string, now: number): Shift {
  return withoutErasedClockPositions({
    ...withNextGeneration(shift, now),
    version: shift.version + 1,
    trackErasedBefore: before,
  })
}
