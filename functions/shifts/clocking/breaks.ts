import { retryOnConflict } from '../../shared/background/retry.ts'
import { AppError } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toMilliseconds } from '../../shared/instant.ts'
import { type BreakTap, breaksRecorded, withTap } from '../domain/hours/break-taps.ts'
import { openBreak } from '../domain/hours/breaks.ts'
import { recordedBreaks, withRecorded } from '../shift/recorded-breaks.ts'
import { invalidInstant, requestedInstant } from '../shift/requested-time.ts'
import type { Shift } from '../store/shift-items.ts'
import { type FindTappedDeps, findTappedShift } from './find-tapped-shift.ts'
import { type SaveBreaksDeps, saveBreaks } from './save-breaks.ts'
import type { BreakRequest } from './schemas.ts'

export type BreakDeps = FindTappedDeps & SaveBreaksDeps

const maxAttempts = 8
/** More than any day has; a client in a loop fills no row. */
const maxTaps = 500

/**
 * Begins a break and returns the shift. Of several phones, or late, it counts by its time: inside a break it begins none.
 * @throws AppError `not_clocked_in`, `invalid`
 */
export function startBreak({ at }: BreakRequest, caller: Principal, deps: BreakDeps): Promise<Shift> {
  return tap('start', at, caller, deps)
}

/**
 * Ends a break and returns the shift. With an `at` at which none runs it changes nothing, unless a start before it comes later.
 * @throws AppError `not_clocked_in`, `wrong_state` without `at` when no break is open, `invalid`
 */
export function endBreak({ at }: BreakRequest, caller: Principal, deps: BreakDeps): Promise<Shift> {
  return tap('end', at, caller, deps)
}

function tap(kind: BreakTap['kind'], at: string | undefined, caller: Principal, deps: BreakDeps): Promise<Shift> {
  return retryOnConflict(maxAttempts, async () => {
    const before = await findTappedShift(at, caller, deps)
    if (!before) throw new AppError('not_clocked_in')
    const recorded = recordedBreaks(before)
    const running = openBreak(breaksRecorded(recorded))
    if (at === undefined && kind === 'start' && running) return before
    if (at === undefined && kind === 'end' && !running) throw new AppError('wrong_state', 'no break is open')
    const requestedAt = requestedInstant(at, { now: deps.now() })
    if (requestedAt < toMilliseconds(before.startedAt)) throw invalidInstant('lies before the start of the shift')
    // a phone's clock may be ahead
    const tappedAt = at === undefined && running ? Math.max(requestedAt, running.startedAt) : requestedAt
    const taps = withTap(recorded.taps, { kind, at: tappedAt })
    // the hours of an approved shift stay
    if (taps === recorded.taps || before.status === 'approved') return before
    if (taps.length > maxTaps) throw new AppError('wrong_state', 'the shift has too many breaks')
    return saveBreaks({ before, recorded: withRecorded(before, { ...recorded, taps }), at: tappedAt }, caller, deps)
  })
}
