import { retryOnConflict } from '../../shared/background/retry.ts'
import { type Member, requireAssignable } from '../../shared/identity/member.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { withoutErased } from '../domain/rules/erasure-cutoff.ts'
import type { Shift } from '../store/shift-items.ts'
import { checkOverlap, type OverlapDeps } from './check-overlap.ts'
import type { CorrectionStore } from './correction-store.ts'
import type { NewShift } from './schemas.ts'
import { validateBreaks } from './validate-breaks.ts'
import { validateTimes } from './validate-times.ts'

type Deps = OverlapDeps &
  Pick<CorrectionStore, 'enterShift'> & {
    readonly findMember: (accountId: string, memberId: string) => Promise<Member | undefined>
    readonly now: () => number
    readonly newId: () => string
  }

const maxAttempts = 3

/**
 * Writes a closed shift that was not clocked, also for a removed member. It takes no positions until its worker clocks in within it.
 * @throws AppError `not_found` for an unknown member, `invalid`, `overlap`
 */
export async function enterShift(request: NewShift, caller: Principal, deps: Deps): Promise<Shift> {
  const { accountId, account } = caller
  const { reason, ...times } = request
  const at = toInstant(deps.now())
  validateTimes(times, deps.now(), 0)
  requireAssignable(await deps.findMember(accountId, times.memberId))
  const edit = { at, by: caller.memberId, reason, changes: {} }
  const { erasedBefore } = await deps.findMemberLock(accountId, times.memberId)
  const entered: Shift = {
    shiftId: deps.newId(),
    ...times,
    breaks: validateBreaks(times),
    // only what its worker clocked is tracked
    tracked: [],
    source: 'staff',
    recordedAt: at,
    toleranceSeconds: account.settings.shifts.toleranceSeconds,
    // as after a clock-out, so that late pings request a compaction
    generation: 1,
    compactAt: deps.now(),
    status: 'closed',
    version: 1,
    closedBy: 'staff',
    edits: [edit],
  }
  const shift = withoutErased(entered, erasedBefore)
  const details = { memberId: times.memberId, startedAt: times.startedAt, endedAt: times.endedAt }
  const note = { at, by: caller.memberId, action: 'shift.entered', subject: shift.shiftId, details }
  const recheck = () => checkOverlap(accountId, shift, deps)
  return retryOnConflict(maxAttempts, async () =>
    (await deps.enterShift(accountId, shift, note, recheck)) ? shift : undefined,
  )
}
