import { retryOnConflict } from '../../shared/background/retry.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { type SaveEditDeps, saveEdit } from '../corrections/save-edit.ts'
import { type ClosedInterval, endOf } from '../domain/hours/interval.ts'
import { compactAfterClosing, withNextGeneration } from '../domain/rules/compaction-schedule.ts'
import { isProposedEnd } from '../shift/proposed-end.ts'
import { breaksWithin } from '../shift/recorded-breaks.ts'
import type { Shift, ShiftEntry } from '../store/shift-items.ts'
import { intervalOf, storedTracked, trackedOf } from '../store/shift-span.ts'
import { upToNext } from './settle-clock-out.ts'

const maxAttempts = 8
const reason = 'clocked out later on another phone'

/**
 * Lengthens the worker's closed shifts within `time` so that they cover it: two phones clocked the same time, and both count once.
 * Never hours of the office, or of an approved shift. Returns whether one of them is open, or its end only proposed: what `time`
 * adds to that one is known with its clock-out.
 */
export async function extendHours(time: ClosedInterval, caller: Principal, deps: SaveEditDeps): Promise<boolean> {
  let reach = time.startedAt
  let waits = false
  for (const { shiftId, ...entry } of await shiftsWithin(time, caller, deps)) {
    if (intervalOf(entry).startedAt > reach) continue
    const { end, shift } = await retryOnConflict(maxAttempts, () => extend(shiftId, time.endedAt, caller, deps))
    reach = Math.max(reach, end)
    waits ||= shift !== undefined && (shift.status === 'open' || isProposedEnd(shift))
  }
  return waits
}

/** In order, from the one that holds its start. */
async function shiftsWithin(
  time: ClosedInterval,
  { accountId, memberId }: Principal,
  deps: SaveEditDeps,
): Promise<ShiftEntry[]> {
  const entries: ShiftEntry[] = []
  for await (const entry of deps.shiftsBack(accountId, { memberId, before: toInstant(time.endedAt), limit: 5 })) {
    const { startedAt, ...rest } = intervalOf(entry)
    const end = endOf({ startedAt, ...rest })
    if (end >= time.startedAt) entries.unshift(entry)
    else if (end > startedAt) break
  }
  return entries
}

type Extended = {
  /** Of the shift then; epoch milliseconds. */
  readonly end: number
  /** Undefined when it was removed. */
  readonly shift?: Shift
}

/** Returns undefined after a conflict. */
async function extend(
  shiftId: string,
  at: number,
  caller: Principal,
  deps: SaveEditDeps,
): Promise<Extended | undefined> {
  const before = await deps.findShift(caller.accountId, shiftId)
  if (!before) return { end: 0 }
  const end = endOf(intervalOf(before))
  const until = mayExtend(before) ? await upToNext(before, at, caller, deps) : end
  if (until <= end) return { end, shift: before }
  const endedAt = toInstant(until)
  const tracked = trackedOf(before).map((span, index, all) =>
    index === all.length - 1 ? { ...span, endedAt: until } : span,
  )
  const longer: Shift = {
    ...before,
    endedAt,
    tracked: storedTracked(tracked),
    breaks: breaksWithin(before, intervalOf({ ...before, endedAt })),
    // a clock-out position belongs to its time only, and the figures of a compacted track to its old times
    endPosition: undefined,
    points: undefined,
    distanceMeters: undefined,
  }
  const changed = withNextGeneration(longer, compactAfterClosing(deps.now()))
  const saved = await saveEdit({ before, changed, reason }, caller, deps)
  return saved && { end: until, shift: saved }
}

function mayExtend({ status, closedBy, tracked }: Shift): boolean {
  return status === 'closed' && closedBy === 'worker' && tracked?.length !== 0
}
