import type { Principal } from '../../shared/identity/principal.ts'
import { toMilliseconds } from '../../shared/instant.ts'
import { maxShiftMilliseconds } from '../corrections/validate-times.ts'
import { endOf } from '../domain/hours/interval.ts'
import { awaitsClockOut } from '../domain/hours/tracked-time.ts'
import { type FindByIdDeps, findShiftById } from '../shift/find-shift-by-id.ts'
import { isProposedEnd } from '../shift/proposed-end.ts'
import type { MemberLock } from '../store/member-lock-store.ts'
import type { OpenShift } from '../store/open-shift-item.ts'
import type { Shift, ShiftEntry } from '../store/shift-items.ts'
import { intervalOf, trackedOf } from '../store/shift-span.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import type { ClockOutRequest } from './schemas.ts'
import type { Ended } from './settle-clock-out.ts'

export type FindEndedDeps = FindByIdDeps & Pick<ShiftStore, 'shiftsBack'> & { readonly now: () => number }

const maxShiftsBack = 20

/** Returns the closed shift that a clock-out means, by its id or by its time; undefined if it means the open one, or none. */
export async function findEndedShift(
  { shiftId, at }: ClockOutRequest,
  open: OpenShift | undefined,
  { joined }: MemberLock,
  caller: Principal,
  deps: FindEndedDeps,
): Promise<Ended | undefined> {
  if (shiftId !== undefined) return shiftId === open?.shiftId ? undefined : findNamed(shiftId, caller, deps)
  const requestedAt = at === undefined ? deps.now() : toMilliseconds(at)
  if (open && (at === undefined || requestedAt > toMilliseconds(open.startedAt))) return undefined
  const { repeated, last } = await findByTime(at, caller, deps)
  if (!repeated && joined && !open && joined.at <= requestedAt && requestedAt < joined.until) {
    const shift = await deps.findShift(caller.accountId, joined.shiftId)
    if (shift) return { shift, joinedAt: joined.at }
  }
  const entry = repeated ?? last
  const shift = entry && (await deps.findShift(caller.accountId, entry.shiftId))
  // one at the very start ends the open shift
  if (!shift || shift.status === 'open') return undefined
  return repeated || isWaiting(shift, requestedAt) ? { shift } : undefined
}

async function findNamed(
  shiftId: string,
  { accountId, memberId }: Principal,
  deps: FindEndedDeps,
): Promise<Ended | undefined> {
  const { shift, alias } = await findShiftById(accountId, shiftId, deps)
  return shift?.memberId === memberId && shift.endedAt !== undefined ? { shift, joinedAt: alias?.at } : undefined
}

type ByTime = {
  /** The shift that the same clock-out ended before. */
  readonly repeated?: ShiftEntry | undefined
  /** The last to begin by then of those that the worker clocked. */
  readonly last?: ShiftEntry | undefined
}

async function findByTime(
  at: string | undefined,
  { accountId, memberId }: Principal,
  deps: FindEndedDeps,
): Promise<ByTime> {
  let seen = 0
  let last: ShiftEntry | undefined
  for await (const entry of deps.shiftsBack(accountId, { memberId, limit: maxShiftsBack })) {
    if (at !== undefined && endsAt(entry, at)) return { repeated: entry }
    const isClocked = entry.tracked?.length !== 0
    if (!last && isClocked && entry.startedAt <= (at ?? entry.startedAt)) last = entry
    seen += 1
    if ((at === undefined && last) || seen === maxShiftsBack) break
  }
  return { last }
}

/** By the worker’s own word, or by the hours. */
function endsAt({ endedAt, tracked = [] }: ShiftEntry, at: string): boolean {
  return endedAt === at || tracked.some((time) => time.endedAt === at && !time.proposed)
}

function isWaiting(shift: Shift, at: number): boolean {
  if (at - toMilliseconds(shift.startedAt) > maxShiftMilliseconds) return false
  if (isProposedEnd(shift)) return true
  return at <= endOf(intervalOf(shift)) && awaitsClockOut(trackedOf(shift), at) !== undefined
}
