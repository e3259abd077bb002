import { AppError } from '../../shared/errors.ts'
import { endOf, overlaps } from '../domain/hours/interval.ts'
import { gateFrom, type Span } from '../domain/rules/shift-gate.ts'
import { ShiftResponse } from '../shift/schemas.ts'
import type { MemberLockStore } from '../store/member-lock-store.ts'
import type { OpenShift } from '../store/open-shift-item.ts'
import type { OpenShiftStore } from '../store/open-shift-store.ts'
import type { Shift } from '../store/shift-items.ts'
import { intervalOf, spanOf } from '../store/shift-span.ts'
import type { ShiftStore } from '../store/shift-store.ts'

export type OverlapCheck = {
  readonly lockVersion: number
  readonly open: OpenShift | undefined
  /** Epoch milliseconds: the gate of the shift if it is open. */
  readonly gateFrom: number
}

export type OverlapDeps = Pick<ShiftStore, 'findShift' | 'shiftsBack'> &
  Pick<OpenShiftStore, 'findOpenShift'> &
  Pick<MemberLockStore, 'findMemberLock'>

/**
 * Checks the times that a shift is about to get against the member's other shifts. The lock version is read first, and must be
 * the same when the shift is written, so no two shifts of a member overlap. A plain clock-out only shortens, and needs no check.
 * @throws AppError `overlap`, with the other shift
 */
export async function checkOverlap(accountId: string, shift: Shift, deps: OverlapDeps): Promise<OverlapCheck> {
  const { memberId, endedAt } = shift
  const { lockVersion } = await deps.findMemberLock(accountId, memberId)
  const open = await deps.findOpenShift(accountId, memberId)
  const interval = intervalOf(shift)
  const earlier: Span[] = []
  for await (const entry of deps.shiftsBack(accountId, { memberId, before: endedAt, limit: 5 })) {
    if (entry.shiftId === shift.shiftId) continue
    const other = intervalOf(entry)
    if (overlaps(interval, other)) await refuse(accountId, entry.shiftId, deps)
    earlier.push(spanOf(entry))
    // as shifts do not overlap, all before this one ended before it, unless it took no time
    if (endOf(other) > other.startedAt) break
  }
  return { lockVersion, open, gateFrom: gateFrom(spanOf(shift), earlier) }
}

/** The positions may be older than the account's retention. */
const OverlappingShift = ShiftResponse.omit({ startPosition: true, endPosition: true })

async function refuse(accountId: string, shiftId: string, deps: OverlapDeps): Promise<never> {
  const shift = await deps.findShift(accountId, shiftId)
  throw new AppError('overlap', undefined, shift && { shift: OverlappingShift.parse(shift) })
}
