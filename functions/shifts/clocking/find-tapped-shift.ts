import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { endOfLongest } from '../domain/hours/auto-close.ts'
import { endOf } from '../domain/hours/interval.ts'
import { isProposedEnd } from '../shift/proposed-end.ts'
import type { MemberLockStore } from '../store/member-lock-store.ts'
import type { OpenShiftStore } from '../store/open-shift-store.ts'
import type { Shift } from '../store/shift-items.ts'
import { intervalOf, trackedOf } from '../store/shift-span.ts'
import type { ShiftStore } from '../store/shift-store.ts'

export type FindTappedDeps = Pick<ShiftStore, 'findShift' | 'shiftsBack'> &
  Pick<OpenShiftStore, 'findOpenShift'> &
  Pick<MemberLockStore, 'findJoined'> & { readonly now: () => number }

/**
 * Returns the shift that a break at `at` lies in: the open one, the one that the worker joined, or a closed one, since phones
 * without a network record breaks late. Without `at`, a closed one only if the worker joined it.
 */
export async function findTappedShift(
  at: string | undefined,
  { accountId, memberId, account }: Principal,
  deps: FindTappedDeps,
): Promise<Shift | undefined> {
  const open = await deps.findOpenShift(accountId, memberId)
  const tappedAt = at === undefined ? deps.now() : toMilliseconds(at)
  const joined = open ? undefined : await deps.findJoined(accountId, memberId, deps.now())
  if (joined && joined.at <= tappedAt) return deps.findShift(accountId, joined.shiftId)
  const isEarlier = at !== undefined && (!open || tappedAt < toMilliseconds(open.startedAt))
  const closed = isEarlier ? await findClosedShift(tappedAt, account.settings.shifts.maxHours) : undefined
  if (closed || !open) return closed
  const shift = await deps.findShift(accountId, open.shiftId)
  return shift?.status === 'open' ? shift : undefined

  async function findClosedShift(time: number, maxHours: number): Promise<Shift | undefined> {
    for await (const entry of deps.shiftsBack(accountId, { memberId, before: toInstant(time + 1), limit: 2 })) {
      const shift = await deps.findShift(accountId, entry.shiftId)
      if (shift && mayHold(shift, time, maxHours)) return shift
      // one that took no time hides none
      if (entry.endedAt !== entry.startedAt) break
    }
    return undefined
  }
}

/** Whether the worker was at work in this shift: by what the worker clocked, or perhaps, where the end is only proposed. */
function mayHold(shift: Shift, at: number, maxHours: number): boolean {
  if (isProposedEnd(shift) && at <= endOfLongest(toMilliseconds(shift.startedAt), maxHours)) return true
  if (at > endOf(intervalOf(shift))) return false
  return trackedOf(shift).some((time) => time.startedAt <= at && at <= endOf(time))
}
