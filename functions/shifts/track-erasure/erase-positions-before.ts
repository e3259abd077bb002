import type { WorkMessage } from '../../shared/background/due.ts'
import type { JobStore } from '../../shared/background/job-store.ts'
import { AppError } from '../../shared/errors.ts'
import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { accountOf } from '../../shared/keys.ts'
import { withNextGeneration } from '../domain/rules/compaction-schedule.ts'
import { withoutErasedClockPositions } from '../domain/rules/erasure-cutoff.ts'
import type { MemberLockStore } from '../store/member-lock-store.ts'
import type { OpenShiftStore } from '../store/open-shift-store.ts'
import type { Shift } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import type { TrackErasure } from './track-erasure-item.ts'
import type { TrackErasureStore } from './track-erasure-store.ts'

export type ErasePositionsDeps = Pick<
  TrackErasureStore,
  'findTrackErasure' | 'shiftsToErase' | 'saveErased' | 'holdsOlder' | 'finishTrackErasure'
> &
  Pick<ShiftStore, 'findShift'> &
  Pick<OpenShiftStore, 'findOpenShift'> &
  Pick<MemberLockStore, 'raiseErasureCutoff'> &
  Pick<JobStore, 'readDue' | 'reschedule' | 'completeIfUnchanged'>

const maxAttempts = 5
/** Tracks are compacted after the quiesce; then it is looked whether any position is left. Longer than a request may last. */
const againMilliseconds = 60_000

/**
 * One slice of erasing all positions from before a moment: first whoever writes a shift from now on, then each shift whose
 * time reaches back behind it is told, so that no gate takes an older position any more, and is compacted without them; then every
 * one of them is looked at until none holds any. A shift that was being written at the beginning is told by that look.
 * May be repeated, and stop anywhere.
 */
export async function erasePositionsBefore(
  work: WorkMessage,
  now: number,
  hasTime: () => boolean,
  deps: ErasePositionsDeps,
): Promise<void> {
  const due = await deps.readDue(work)
  const accountId = accountOf(work)
  const erasure = due && (await deps.findTrackErasure(accountId, due.id))
  if (!due) return
  if (!erasure) return deps.completeIfUnchanged(work, due)
  const { step = 'tell', after, shifts = 0 } = due.details
  const isTelling = step === 'tell'
  const before = toMilliseconds(erasure.before)
  let [last, seen] = [after?.toString(), Number(shifts)]
  const rest = (at: number) => {
    const details = { step, shifts: seen, ...(last !== undefined && { after: last }) }
    return deps.reschedule(work, due, details, at)
  }
  if (isTelling) await deps.raiseErasureCutoff(accountId, erasure.memberId, erasure.before)
  for await (const { place, entry } of deps.shiftsToErase(accountId, erasure, last)) {
    const isTold = await tell(accountId, entry.shiftId, erasure, now, deps)
    const isDone = isTelling || (!isTold && !(await deps.holdsOlder(accountId, entry.shiftId, before)))
    if (!isDone) return rest(now + againMilliseconds)
    ;[last, seen] = [place, seen + 1]
    if (!hasTime()) return rest(now)
  }
  if (isTelling) return deps.reschedule(work, due, { step: 'look' }, now + againMilliseconds)
  const end = { ':finishedAt': toInstant(now), ':shifts': seen }
  await deps.finishTrackErasure(accountId, work, erasure, end)
}

/** Answers whether the shift did not know yet. */
async function tell(
  accountId: string,
  shiftId: string,
  { before }: TrackErasure,
  now: number,
  deps: ErasePositionsDeps,
) {
  for (let race = 0; race < maxAttempts; race += 1) {
    const shift = await deps.findShift(accountId, shiftId)
    if (!shift || (shift.trackErasedBefore ?? '') >= before) return false
    const open = shift.status === 'open' ? await deps.findOpenShift(accountId, shift.memberId) : undefined
    const own = open?.shiftId === shiftId ? open : undefined
    if (await deps.saveErased(accountId, shift, withoutOlder(shift, before, now), own, now)) return true
  }
  throw new AppError('unavailable')
}

function withoutOlder(shift: Shift, before: string, now: number): Shift {
  const told = { ...withNextGeneration(shift, now), version: shift.version + 1, trackErasedBefore: before }
  return withoutErasedClockPositions(told)
}
