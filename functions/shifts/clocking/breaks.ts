import { AppError } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toMilliseconds } from '../../shared/instant.ts'
import { breakAfterAutoClose, proposedEndAt } from '../auto-close/breaks-after-auto-close.ts'
import type { ReplaceProposedEndDeps } from '../auto-close/replace-proposed-end.ts'
import { type Break, faultsOfBreaks, faultTexts, openBreak } from '../domain/hours/breaks.ts'
import { breaksAsRecorded } from '../shift/proposed-end.ts'
import { invalidInstant, requestedInstant } from '../shift/requested-time.ts'
import { storedBreaks } from '../shift/shift-times.ts'
import type { Shift } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import type { BreakRequest } from './schemas.ts'

type Deps = Pick<ShiftStore, 'changeShift'> & ReplaceProposedEndDeps

const maxAttempts = 3

/**
 * Begins a break in the caller's open shift, or in the one of that moment if it was closed automatically; asked again for the
 * same moment, or for none, it answers with the shift.
 * @throws AppError `not_clocked_in`, `wrong_state` while another break goes on, `invalid` for a moment that cannot be
 */
export function startBreak({ at }: BreakRequest, caller: Principal, deps: Deps): Promise<Shift> {
  return change(at, caller, deps, (breaks) => {
    const startedAt = moment(at, deps)
    const running = openBreak(breaks)
    if (running && at === undefined) return breaks
    if (breaks.some((pause) => pause.startedAt === startedAt)) return breaks
    if (running) throw new AppError('wrong_state', 'a break goes on already')
    return [...breaks, { startedAt }]
  })
}

/**
 * Ends the break that goes on, or answers with the shift when it has ended at that very moment.
 * @throws AppError `not_clocked_in`, `wrong_state` when no break goes on, `invalid` for a moment that cannot be
 */
export function endBreak({ at }: BreakRequest, caller: Principal, deps: Deps): Promise<Shift> {
  return change(at, caller, deps, (breaks) => {
    const running = openBreak(breaks)
    // a phone whose clock is ahead may have begun it in our future: it ends no earlier than that
    const endedAt = at === undefined ? Math.max(deps.now(), running?.startedAt ?? 0) : moment(at, deps)
    if (running) return breaks.map((pause) => (pause === running ? { ...pause, endedAt } : pause))
    if (at !== undefined && breaks.some((pause) => pause.endedAt === endedAt)) return breaks
    throw new AppError('wrong_state', 'no break goes on')
  })
}

async function change(
  at: string | undefined,
  caller: Principal,
  deps: Deps,
  to: (breaks: readonly Break[]) => readonly Break[],
): Promise<Shift> {
  for (let race = 0; race < maxAttempts; race += 1) {
    const before = await shiftAt(at, caller, deps)
    if (!before) throw new AppError('not_clocked_in')
    const earlier = breaksAsRecorded(before)
    const breaks = to(earlier)
    if (breaks === earlier) return before
    const [faulty] = faultsOfBreaks(breaks, { startedAt: toMilliseconds(before.startedAt) })
    if (faulty) throw invalidInstant(faultTexts[faulty.fault])
    const after = await save(before, breaks, moment(at, deps), caller, deps)
    if (after) return after
    // it was changed since it was read: the next look says how
  }
  throw new AppError('unavailable')
}

/** The open shift, unless the moment lies before it or there is none: then the one that was closed automatically. */
async function shiftAt(at: string | undefined, caller: Principal, deps: Deps): Promise<Shift | undefined> {
  const { accountId, memberId } = caller
  const open = await deps.findOpenShift(accountId, memberId)
  const isEarlier = at !== undefined && (!open || at < open.startedAt)
  const proposal = isEarlier ? await proposedEndAt(toMilliseconds(at), caller, deps) : undefined
  if (proposal || !open) return proposal
  const shift = await deps.findShift(accountId, open.shiftId)
  return shift?.status === 'open' ? shift : undefined // it was closed just now
}

async function save(before: Shift, breaks: readonly Break[], at: number, caller: Principal, deps: Deps) {
  if (before.status !== 'open') return breakAfterAutoClose(before, breaks, at, caller, deps)
  const after = { ...before, breaks: storedBreaks(breaks), version: before.version + 1 }
  return (await deps.changeShift(caller.accountId, before, after)) ? after : undefined
}

function moment(at: string | undefined, { now }: Deps): number {
  return requestedInstant(at, { now: now(), oldest: Number.NEGATIVE_INFINITY })
}
