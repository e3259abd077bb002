import { toInstant } from '../../shared/instant.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { type ClosedInterval, endOf } from '../domain/hours/interval.ts'
import type { ShiftHours } from '../domain/hours/timesheet.ts'
import { settledStatus } from '../shift/proposed-end.ts'
import { breaksOf } from '../shift/shift-times.ts'
import type { Shift } from '../store/shift-items.ts'
import { intervalOf } from '../store/shift-span.ts'
import type { ShiftStore } from '../store/shift-store.ts'

type Deps = Pick<ShiftStore, 'findShifts' | 'shiftsBack'>

const concurrency = 16

/** Returns the shifts of these members that overlap the interval, open ones included. */
export async function findShiftsBetween(
  accountId: string,
  members: readonly { readonly memberId: string }[],
  interval: ClosedInterval,
  deps: Deps,
): Promise<ShiftHours[]> {
  const found: ShiftHours[] = []
  for (let next = 0; next < members.length; next += concurrency) {
    const batch = members.slice(next, next + concurrency)
    const shifts = await settleAll(batch.map(({ memberId }) => findOfMember(accountId, memberId, interval, deps)))
    found.push(...shifts.flat())
  }
  return found
}

async function findOfMember(
  accountId: string,
  memberId: string,
  interval: ClosedInterval,
  deps: Deps,
): Promise<ShiftHours[]> {
  const ids: string[] = []
  for await (const entry of deps.shiftsBack(accountId, { memberId, before: toInstant(interval.endedAt), limit: 100 })) {
    const { startedAt, endedAt } = intervalOf(entry)
    // as shifts do not overlap, all before this one ended before the interval too
    if (endOf({ startedAt, endedAt }) <= interval.startedAt && startedAt < interval.startedAt) break
    ids.push(entry.shiftId)
  }
  const shifts = await deps.findShifts(accountId, ids)
  return shifts.map((shift) => {
    const { shiftId, distanceMeters } = shift
    const marks = { status: settledStatus(shift), corrected: shift.edits.some((edit) => isCorrection(edit, memberId)) }
    return { shiftId, memberId, ...marks, distanceMeters, ...intervalOf(shift), breaks: breaksOf(shift) }
  })
}

/** A worker's own clock-out, which replaces a proposed end, is none. */
function isCorrection({ by, changes }: Shift['edits'][number], memberId: string): boolean {
  if (by === memberId) return false
  return 'startedAt' in changes || 'endedAt' in changes || 'breaks' in changes
}
