import { retryOnConflict } from '../../shared/background/retry.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { applyEdit, changesBetween } from '../corrections/apply-edit.ts'
import { checkOverlap, type OverlapDeps } from '../corrections/check-overlap.ts'
import type { CorrectionStore } from '../corrections/correction-store.ts'
import { type ClosedInterval, endOf } from '../domain/hours/interval.ts'
import { compactAfterClosing, withNextGeneration } from '../domain/rules/compaction-schedule.ts'
import { breaksWithin } from '../shift/recorded-breaks.ts'
import type { Shift, ShiftEntry } from '../store/shift-items.ts'
import { intervalOf, storedTracked, trackedOf } from '../store/shift-span.ts'
import { upToNext } from './settle-clock-out.ts'

export type ExtendDeps = OverlapDeps & Pick<CorrectionStore, 'correctShift'> & { readonly now: () => number }

const maxAttempts = 8
const reason = 'clocked out later on another phone'

/**
 * Lengthens the worker's closed shifts within `time` so that they cover it: two phones clocked the same time, and both count once.
 * Never hours of the office, of an approved shift, or with an end that is only proposed.
 */
export async function extendHours(time: ClosedInterval, caller: Principal, deps: ExtendDeps): Promise<void> {
  let reach = time.startedAt
  for (const { shiftId, ...entry } of await shiftsWithin(time, caller, deps)) {
    const { startedAt } = intervalOf(entry)
    if (startedAt > reach) return
    const end = await retryOnConflict(maxAttempts, () => extend(shiftId, time.endedAt, caller, deps))
    reach = Math.max(reach, end)
  }
}

/** In order, from the one that holds its start. */
async function shiftsWithin(
  time: ClosedInterval,
  { accountId, memberId }: Principal,
  deps: ExtendDeps,
): Promise<ShiftEntry[]> {
  const entries: ShiftEntry[] = []
  for await (const entry of deps.shiftsBack(accountId, { memberId, before: toInstant(time.endedAt), limit: 5 })) {
    if (endOf(intervalOf(entry)) < time.startedAt) break
    entries.unshift(entry)
  }
  return entries
}

/** Returns the end of the shift then, epoch milliseconds; undefined after a conflict. */
async function extend(shiftId: string, at: number, caller: Principal, deps: ExtendDeps): Promise<number | undefined> {
  const { accountId, memberId: by, account } = caller
  const before = await deps.findShift(accountId, shiftId)
  if (!before) return 0
  const end = endOf(intervalOf(before))
  const until = mayExtend(before) ? await upToNext(before, at, caller, deps) : end
  if (until <= end) return end
  const now = deps.now()
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
  const change = { by, reason, changes: changesBetween(before, longer) }
  const { after, note } = applyEdit(before, withNextGeneration(longer, compactAfterClosing(now)), change, now)
  const recheck = () => checkOverlap(accountId, after, deps)
  const correction = { before, after, timeZone: account.timeZone }
  return (await deps.correctShift(accountId, correction, note, recheck)) ? until : undefined
}

function mayExtend({ status, closedBy, tracked }: Shift): boolean {
  return status === 'closed' && closedBy === 'worker' && tracked?.length !== 0
}
