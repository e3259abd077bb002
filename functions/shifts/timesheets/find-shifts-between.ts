import { toInstant } from '../../shared/instant.ts'
import { type ClosedInterval, endOf } from '../domain/hours/interval.ts'
import type { ShiftHours } from '../domain/hours/timesheet.ts'
import { breaksOf, intervalOf } from '../shift/shift-times.ts'
import type { ShiftStore } from '../store/shift-store.ts'

type Deps = Pick<ShiftStore, 'findShifts' | 'shiftsBack'>

/** How many workers are read at once. */
const concurrency = 16

/** The shifts of these members that share a moment with a time, an open one included. */
export async function findShiftsBetween(
  accountId: string,
  members: readonly { readonly memberId: string }[],
  time: ClosedInterval,
  deps: Deps,
): Promise<ShiftHours[]> {
  const found: ShiftHours[] = []
  for (let next = 0; next < members.length; next += concurrency) {
    const some = members.slice(next, next + concurrency)
    const shifts = await Promise.all(some.map(({ memberId }) => ofMember(accountId, memberId, time, deps)))
    found.push(...shifts.flat())
  }
  return found
}

async function ofMember(accountId: string, memberId: string, time: ClosedInterval, deps: Deps): Promise<ShiftHours[]> {
  const ids: string[] = []
  for await (const entry of deps.shiftsBack(accountId, { memberId, before: toInstant(time.endedAt), limit: 100 })) {
    const { startedAt, endedAt } = intervalOf(entry)
    // shifts of one worker do not overlap: whatever began before one that ended too early has ended too early as well
    if (endOf({ startedAt, endedAt }) <= time.startedAt && startedAt < time.startedAt) break
    ids.push(entry.shiftId)
  }
  const shifts = await deps.findShifts(accountId, ids)
  return shifts.map(({ shiftId, status, distanceMeters, ...shift }) => {
    return { shiftId, memberId, status, distanceMeters, ...intervalOf(shift), breaks: breaksOf(shift) }
  })
}
