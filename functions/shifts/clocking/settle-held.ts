import { retryOnConflict } from '../../shared/background/retry.ts'
import { AppError } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { endOfLongest } from '../domain/hours/auto-close.ts'
import { type FindByIdDeps, findShiftById } from '../shift/find-shift-by-id.ts'
import type { MemberLock } from '../store/member-lock-store.ts'
import type { ShiftAliasStore } from '../store/shift-alias-store.ts'
import type { HeldClockIn, Shift } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import { beginShift, type ClockInDeps } from './clock-in.ts'
import { type EndHoursDeps, endHours } from './end-hours.ts'
import { extendHours } from './extend-hours.ts'
import { nextHeld, withHeld, withoutHeld } from './held-clock-ins.ts'
import { moveFromShiftBefore } from './move-later.ts'

export type SettleHeldDeps = ClockInDeps & EndHoursDeps

const maxAttempts = 8

/**
 * After a clock-out: what was held back because of that shift. A clock-in after its end begins a shift of its own after all, and a
 * clock-out later than the hours lengthens them, so that two phones give one set of hours in whatever order they come. What meets a
 * shift without an end of its own waits for that. Idempotent, and never refuses.
 * `ended`: the shift that was clocked out of; undefined if its clock-in was refused.
 */
export async function settleHeld(ended: Shift | undefined, caller: Principal, deps: SettleHeldDeps): Promise<void> {
  if (ended) await holdOverrun(ended, caller, deps)
  const tried = new Set<string>()
  for (let held = await findNext(tried, caller, deps); held; held = await findNext(tried, caller, deps)) {
    const done = held
    tried.add(done.shiftId)
    const waits = await unlessRefused(() => settle(done, caller, deps))
    if (!waits) await changeHeld(caller, deps, (all) => withoutHeld(all, done))
  }
}

/** Returns the id of the shift that a refused clock-in lies in, or has become. */
export async function findHolding(
  shiftId: string | undefined,
  { accountId, memberId }: Principal,
  deps: FindByIdDeps & Pick<ShiftStore, 'shiftsBack'> & Pick<ShiftAliasStore, 'findRefused'>,
): Promise<string> {
  if (shiftId === undefined) throw new AppError('not_clocked_in')
  const { shift } = await findShiftById(accountId, shiftId, deps)
  if (shift) return shift.shiftId
  const refused = await deps.findRefused(accountId, memberId, shiftId)
  const before = toInstant((refused?.at ?? 0) + 1)
  const { value: entry } = await deps.shiftsBack(accountId, { memberId, before, limit: 1 }).next()
  if (!entry) throw new AppError('not_clocked_in')
  return entry.shiftId
}

async function findNext(
  tried: ReadonlySet<string>,
  { accountId, memberId }: Principal,
  deps: SettleHeldDeps,
): Promise<HeldClockIn | undefined> {
  const { held } = await deps.findMemberLock(accountId, memberId)
  if (held.length === 0) return undefined
  const open = await deps.findOpenShift(accountId, memberId)
  return nextHeld(held, open && { shiftId: open.shiftId, startedAt: toMilliseconds(open.startedAt) }, tried)
}

/** Returns whether it is not settled yet. */
async function settle(
  { shiftId, at, endedAt }: HeldClockIn,
  caller: Principal,
  deps: SettleHeldDeps,
): Promise<boolean> {
  const begun = await unlessRefused(() => beginShift({ shiftId, at: toInstant(at) }, caller, deps, true))
  if (endedAt === undefined) {
    if (begun) await moveFromShiftBefore(begun.shift, caller, deps)
    return false
  }
  const ended = begun && (await unlessRefused(() => endHours({ shiftId, at: toInstant(endedAt) }, caller, deps)))
  const isPlausible = endedAt <= endOfLongest(at, caller.account.settings.shifts.maxHours)
  const waits = isPlausible && (await extendHours({ startedAt: at, endedAt }, caller, deps))
  if (ended) await moveFromShiftBefore(ended, caller, deps)
  return waits
}

/** A clock-out that passed the start of the next shift: what it says counts for that one. */
async function holdOverrun(ended: Shift, caller: Principal, deps: SettleHeldDeps): Promise<void> {
  const { shiftId, endedAt = '', tracked = [], closedBy } = ended
  const { endedAt: said = '', proposed } = tracked.at(-1) ?? {}
  if (closedBy !== 'worker' || proposed || said <= endedAt) return
  const added = { shiftId, at: toMilliseconds(endedAt), endedAt: toMilliseconds(said) }
  await changeHeld(caller, deps, (held) => withHeld(held, added, deps.now()))
}

async function changeHeld(
  { accountId, memberId }: Principal,
  deps: SettleHeldDeps,
  change: (held: MemberLock['held']) => MemberLock['held'],
): Promise<void> {
  await retryOnConflict(maxAttempts, async () => {
    const lock = await deps.findMemberLock(accountId, memberId)
    return (await deps.holdClockIns(accountId, memberId, lock, change(lock.held))) || undefined
  })
}

/** A clock-in that is refused again, or may not begin any more, begins nothing. */
async function unlessRefused<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return undefined
    throw error
  }
}
