import { settledStatus } from '../shifts/shift/proposed-end.ts'
import { shiftsInPeriod } from '../shifts/shift/shifts-in-period.ts'
import type { ShiftStore } from '../shifts/store/shift-store.ts'
import type { Board } from './schemas.ts'

export type CountShiftsDeps = Pick<ShiftStore, 'findShifts' | 'shiftsBack'>

const period = 31 * 86_400_000
/** The board is read often: a company that approves late sees that there are many, not how many. */
const maxCounted = 100
const maxLooked = 500
const maxMembers = 200

/** `now` in epoch milliseconds. */
export async function countShiftsToApprove(
  accountId: string,
  memberIds: readonly string[],
  now: number,
  deps: CountShiftsDeps,
): Promise<Board['shiftsToApprove']> {
  const counts = { closed: 0, proposed: 0 }
  let looked = 0
  const range = { from: now - period, to: now, limit: maxLooked }
  for await (const shift of shiftsInPeriod(accountId, memberIds.slice(0, maxMembers), range, deps)) {
    if (looked === maxLooked || counts.closed + counts.proposed === maxCounted) return { ...counts, hasMore: true }
    looked += 1
    const status = settledStatus(shift)
    if (status === 'closed' || status === 'proposed') counts[status] += 1
  }
  return { ...counts, hasMore: memberIds.length > maxMembers }
}
