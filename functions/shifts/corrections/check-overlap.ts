import { AppError } from '../../shared/errors.ts'
import { toMilliseconds } from '../../shared/instant.ts'
import { endOf, overlaps } from '../domain/hours/interval.ts'
import { gateFrom, type Span } from '../domain/rules/shift-gate.ts'
import { aheadMilliseconds } from '../shift/requested-time.ts'
import { ShiftResponse } from '../shift/schemas.ts'
import { intervalOf } from '../shift/shift-times.ts'
import type { MemberLockStore } from '../store/member-lock-store.ts'
import type { OpenShift } from '../store/open-shift-item.ts'
import type { OpenShiftStore } from '../store/open-shift-store.ts'
import { type Shift, spanOf } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'

export type OverlapCheck = {
  /** Of the worker's times, which must be the same when the change is written. */
  readonly lockVersion: number
  /** The worker's open shift. */
  readonly open: OpenShift | undefined
  /** From when on the shift takes positions, should it be open. */
  readonly gateFrom: number
}

export type OverlapDeps = Pick<ShiftStore, 'findShift' | 'shiftsBack'> &
  Pick<OpenShiftStore, 'findOpenShift'> &
  Pick<MemberLockStore, 'findMemberLock'>

/**
 * What lies around the times that a shift is about to have.
 * @throws AppError `overlap`, with the shift that is in the way
 */
export async function checkOverlap(accountId: string, shift: Shift, deps: OverlapDeps): Promise<OverlapCheck> {
  const { memberId, endedAt } = shift
  const { lockVersion } = await deps.findMemberLock(accountId, memberId)
  const open = await deps.findOpenShift(accountId, memberId)
  const time = intervalOf(shift)
  const earlier: Span[] = []
  for await (const entry of deps.shiftsBack(accountId, { memberId, before: endedAt, limit: 5 })) {
    if (entry.shiftId === shift.shiftId) continue
    const other = intervalOf(entry)
    if (overlaps(time, other)) await refuse(accountId, entry.shiftId, deps)
    // shifts of one worker do not overlap: whatever began before this one has ended before it too, save many that took no time
    earlier.push(spanOf(entry))
    if (endOf(other) > other.startedAt) break
  }
  return { lockVersion, open, gateFrom: gateFrom(spanOf(shift), earlier) }
}

/** Its times are what matters: where somebody clocked in may have been kept for longer than it is to be shown. */
const InTheWay = ShiftResponse.omit({ startPosition: true, endPosition: true })

async function refuse(accountId: string, shiftId: string, deps: OverlapDeps): Promise<never> {
  const shift = await deps.findShift(accountId, shiftId)
  throw new AppError('overlap', undefined, shift && { shift: InTheWay.parse(shift) })
}

export const longestMilliseconds = 48 * 3_600_000

/**
 * Checks times that the office enters.
 * @throws AppError `invalid` for an end that is not after the start, a shift of more than 48 hours, or one in the future
 */
export function requireTimes({ startedAt, endedAt }: Pick<Shift, 'startedAt' | 'endedAt'>, now: number): void {
  const start = toMilliseconds(startedAt)
  const end = endedAt === undefined ? undefined : toMilliseconds(endedAt)
  if (end !== undefined && end <= start) throw invalid('endedAt', 'must be after startedAt')
  if (end !== undefined && end - start > longestMilliseconds) throw invalid('endedAt', 'makes a shift of over 48 hours')
  if (start > now + aheadMilliseconds) throw invalid('startedAt', 'lies in the future')
  if (end !== undefined && end > now + aheadMilliseconds) throw invalid('endedAt', 'lies in the future')
}

function invalid(field: string, message: string): AppError {
  return new AppError('invalid', undefined, { errors: [{ path: [field], message }] })
}
