import { toMilliseconds } from '../../shared/instant.ts'
import { endOfLongest } from '../domain/hours/auto-close.ts'
import { clockedIn } from '../domain/hours/tracked-time.ts'
import { withoutErasedClockPositions } from '../domain/rules/erasure-cutoff.ts'
import type { Joined, Shift } from '../store/shift-items.ts'
import { storedTracked, trackedOf } from '../store/shift-span.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import type { ClockInContext } from './clock-in-context.ts'

/**
 * A clock-in in hours that the office entered: the worker is tracked from then on, up to their end as it stands now. Returns
 * undefined after a conflict.
 */
export async function joinShift(
  shift: Shift,
  { request, caller, startedAt, lock, terms, isAcknowledged }: ClockInContext,
  hasClockedLater: boolean,
  deps: Pick<ShiftStore, 'changeTracked'>,
): Promise<Shift | undefined> {
  const { shiftId, memberId } = shift
  const hoursEnd = toMilliseconds(shift.endedAt ?? shift.startedAt)
  const tracked = isAcknowledged ? clockedIn(trackedOf(shift), startedAt, hoursEnd) : trackedOf(shift)
  const after = withoutErasedClockPositions<Shift>({
    ...shift,
    tracked: storedTracked(tracked),
    toleranceSeconds: Math.min(shift.toleranceSeconds, terms.toleranceSeconds),
    trackDays: Math.min(shift.trackDays ?? terms.trackDays, terms.trackDays),
    startPosition: shift.startPosition ?? (isAcknowledged ? request.position : undefined),
    version: shift.version + 1,
  })
  const until = endOfLongest(startedAt, caller.account.settings.shifts.maxHours)
  const joined: Joined = { shiftId, at: startedAt, hoursEnd, until }
  const isNewest = startedAt > (lock.joined?.at ?? 0) && !hasClockedLater
  const isSaved = await deps.changeTracked(caller.accountId, shift, after, {
    lockVersion: lock.lockVersion,
    joined: isNewest ? joined : undefined,
    alias: request.shiftId === undefined ? undefined : { alias: request.shiftId, memberId, shiftId, at: startedAt },
  })
  return isSaved ? after : undefined
}
