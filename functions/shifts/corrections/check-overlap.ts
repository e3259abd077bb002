import { AppError } from '../../shared/errors.ts'
import { endOf, overlaps } from '../domain/hours/interval.ts'
import { gateFrom, type Span } from '../domain/rules/shift-gate.ts'
import { ShiftResponse } from '../shift/schemas.ts'
import { intervalOf } from '../shift/shift-times.ts'
import type { MemberLockStore } from '../store/member-lock-store.ts'
import type { OpenShift } from '../store/open-shift-item.ts'
import type { OpenShiftStore } from '../store/open-shift-store.ts'
import { type Shift, spanOf } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'

export type OverlapCheck = {
  /** The member's lock version, which must be unchanged when the shift is written. */
  readonly lockVersion: number
  /** The member's open shift. */
  readonly open: OpenShift | undefined
  /** Epoch milliseconds from which the shift takes positions if it is open. */
  readonly gateFrom: number
}

export type OverlapDeps = Pick<ShiftStore, 'findShift' | 'shiftsBack'> &
  Pick<OpenShiftStore, 'findOpenShift'> &
  Pick<MemberLockStore, 'findMemberLock'>

/**
 * Reads the shifts around the times that a shift is about to get. The lock version is read first, so a shift that another
 * request writes after it makes the transaction fail: no two shifts of a member overlap.
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
    // shifts of one member do not overlap, so all before this one ended before it too, unless it took no time
    if (endOf(other) > other.startedAt) break
  }
  return { lockVersion, open, gateFrom: gateFrom(spanOf(shift), earlier) }
}

/** Without positions, which may be older than the account's retention. */
const OverlappingShift = ShiftResponse.omit({ startPosition: true, endPosition: true })

async function refuse(accountId: string, shiftId: string, deps: OverlapDeps): Promise<never> {
  const shift = await deps.findShift(accountId, shiftId)
  throw new AppError('overlap', undefined, shift && { shift: OverlappingShift.parse(shift) })
}
