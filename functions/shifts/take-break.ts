import { AppError } from '../shared/errors.ts'
import type { Principal } from '../shared/principal.ts'
import { type Break, faultsOfBreaks, faultTexts, openBreak } from './domain/hours/breaks.ts'
import type { BreakRequest } from './hours-schemas.ts'
import type { Shift } from './items.ts'
import { invalidAt, momentOf } from './moment-of.ts'
import type { OpenShiftStore } from './open-shift-store.ts'
import { breaksOf, intervalOf, storedBreaks } from './shift-hours.ts'
import type { ShiftStore } from './store.ts'

type Deps = Pick<ShiftStore, 'findShift' | 'changeShift'> &
  Pick<OpenShiftStore, 'findOpenShift'> & { readonly now: () => number }

const races = 3

/**
 * Begins a break in the caller's open shift; asked again for the same moment, or for none, it answers with the shift.
 * @throws AppError `not_clocked_in`, `wrong_state` while another break goes on, `invalid` for a moment that cannot be
 */
export function startBreak({ at }: BreakRequest, caller: Principal, deps: Deps): Promise<Shift> {
  return change(caller, deps, (breaks) => {
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
  return change(caller, deps, (breaks) => {
    const running = openBreak(breaks)
    // a phone whose clock is ahead may have begun it in our future: it ends no earlier than that
    const endedAt = at === undefined ? Math.max(deps.now(), running?.startedAt ?? 0) : moment(at, deps)
    if (running) return breaks.map((pause) => (pause === running ? { ...pause, endedAt } : pause))
    if (at !== undefined && breaks.some((pause) => pause.endedAt === endedAt)) return breaks
    throw new AppError('wrong_state', 'no break goes on')
  })
}

async function change(
  { accountId, memberId }: Principal,
  deps: Deps,
  to: (breaks: readonly Break[]) => readonly Break[],
): Promise<Shift> {
  for (let race = 0; race < races; race += 1) {
    const open = await deps.findOpenShift(accountId, memberId)
    const before = open && (await deps.findShift(accountId, open.shiftId))
    if (!before) throw new AppError('not_clocked_in')
    const earlier = breaksOf(before)
    const breaks = to(earlier)
    if (breaks === earlier) return before
    const [faulty] = faultsOfBreaks(breaks, intervalOf(before))
    if (faulty) throw invalidAt(faultTexts[faulty.fault])
    const after = { ...before, breaks: storedBreaks(breaks), version: before.version + 1 }
    if (await deps.changeShift(accountId, before, after)) return after
    // it was changed since it was read: the next look says how
  }
  throw new AppError('unavailable')
}

function moment(at: string | undefined, { now }: Deps): number {
  return momentOf(at, { now: now(), oldest: Number.NEGATIVE_INFINITY })
}
