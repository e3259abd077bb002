import { retryOnConflict } from '../../shared/background/retry.ts'
import { AppError } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toMilliseconds } from '../../shared/instant.ts'
import { findAutoClosedShift, type ReplaceBreaksDeps, replaceBreaks } from '../auto-close/breaks-after-auto-close.ts'
import { type Break, faultsOfBreaks, faultTexts, openBreak } from '../domain/hours/breaks.ts'
import { breaksAsRecorded } from '../shift/proposed-end.ts'
import { invalidInstant, requestedInstant } from '../shift/requested-time.ts'
import { storedBreaks } from '../shift/shift-times.ts'
import type { MemberLockStore } from '../store/member-lock-store.ts'
import type { Joined, Shift } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import { saveJoinedBreaks } from './breaks-of-joined-shift.ts'
import type { BreakRequest } from './schemas.ts'

type Deps = Pick<ShiftStore, 'changeShift' | 'changeTracked'> &
  Pick<MemberLockStore, 'findJoined' | 'findMemberLock'> &
  ReplaceBreaksDeps

const maxAttempts = 3

/**
 * Begins a break and returns the shift. A repetition changes nothing.
 * @throws AppError `not_clocked_in`, `wrong_state` while another break is open, `invalid`
 */
export function startBreak({ at }: BreakRequest, caller: Principal, deps: Deps): Promise<Shift> {
  return changeBreaks(at, caller, deps, (breaks) => {
    const startedAt = requestedAt(at, deps)
    const running = openBreak(breaks)
    if (running && at === undefined) return breaks
    if (breaks.some((pause) => pause.startedAt === startedAt)) return breaks
    if (running) throw new AppError('wrong_state', 'another break has not ended')
    return [...breaks, { startedAt }]
  })
}

/**
 * Ends the open break and returns the shift. A repetition with the same `at` changes nothing.
 * @throws AppError `not_clocked_in`, `wrong_state` when no break is open, `invalid`
 */
export function endBreak({ at }: BreakRequest, caller: Principal, deps: Deps): Promise<Shift> {
  return changeBreaks(at, caller, deps, (breaks) => {
    const running = openBreak(breaks)
    // a phone's clock may be ahead
    const endedAt = at === undefined ? Math.max(deps.now(), running?.startedAt ?? 0) : requestedAt(at, deps)
    if (running) return breaks.map((pause) => (pause === running ? { ...pause, endedAt } : pause))
    if (at !== undefined && breaks.some((pause) => pause.endedAt === endedAt)) return breaks
    throw new AppError('wrong_state', 'no break is open')
  })
}

function changeBreaks(
  at: string | undefined,
  caller: Principal,
  deps: Deps,
  change: (breaks: readonly Break[]) => readonly Break[],
): Promise<Shift> {
  return retryOnConflict(maxAttempts, async () => {
    const { shift: before, joined } = await findShiftAt(at, caller, deps)
    if (!before) throw new AppError('not_clocked_in')
    const recorded = breaksAsRecorded(before, joined && (joined.breaks ?? []))
    const breaks = change(recorded)
    if (breaks === recorded) return before
    const [faulty] = faultsOfBreaks(breaks, { startedAt: toMilliseconds(before.startedAt) })
    if (faulty) throw invalidInstant(faultTexts[faulty.fault])
    if (joined) return saveJoinedBreaks({ before, joined, breaks }, caller, deps)
    if (before.status !== 'open') return replaceBreaks(before, breaks, requestedAt(at, deps), caller, deps)
    const after = { ...before, breaks: storedBreaks(breaks), version: before.version + 1 }
    return (await deps.changeShift(caller.accountId, before, after)) ? after : undefined
  })
}

type Found = { readonly shift: Shift | undefined; readonly joined?: Joined | undefined }

/**
 * Returns the open shift, the one that the worker joined, or the automatically closed one of `at`: a phone without a network
 * records breaks late.
 */
async function findShiftAt(at: string | undefined, caller: Principal, deps: Deps): Promise<Found> {
  const { accountId, memberId } = caller
  const open = await deps.findOpenShift(accountId, memberId)
  const requestedAt = at === undefined ? deps.now() : toMilliseconds(at)
  const joined = open ? undefined : await deps.findJoined(accountId, memberId, deps.now())
  if (joined && joined.at <= requestedAt) return { shift: await deps.findShift(accountId, joined.shiftId), joined }
  const isEarlier = at !== undefined && (!open || at < open.startedAt)
  const autoClosed = isEarlier ? await findAutoClosedShift(requestedAt, caller, deps) : undefined
  if (autoClosed || !open) return { shift: autoClosed }
  const shift = await deps.findShift(accountId, open.shiftId)
  return { shift: shift?.status === 'open' ? shift : undefined }
}

function requestedAt(at: string | undefined, { now }: Deps): number {
  return requestedInstant(at, { now: now() })
}
