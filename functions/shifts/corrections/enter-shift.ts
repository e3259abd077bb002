import { AppError } from '../../shared/errors.ts'
import { type Member, requireAssignable } from '../../shared/identity/member.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { withoutErased } from '../domain/rules/erasure-cutoff.ts'
import type { Shift } from '../store/shift-items.ts'
import { checkOverlap, type OverlapDeps, requireTimes } from './check-overlap.ts'
import type { CorrectionStore } from './correction-store.ts'
import type { NewShift } from './schemas.ts'
import { validateBreaks } from './validate-breaks.ts'

type Deps = OverlapDeps &
  Pick<CorrectionStore, 'enterShift'> & {
    readonly findMember: (accountId: string, memberId: string) => Promise<Member | undefined>
    readonly now: () => number
    readonly newId: () => string
  }

const maxAttempts = 3

/**
 * A shift that nobody clocked, of any member there ever was. It has no positions: what was sent then is forgotten.
 * @throws AppError `not_found` for a member who is not there, `invalid`, `overlap`
 */
export async function enterShift(request: NewShift, caller: Principal, deps: Deps): Promise<Shift> {
  const { accountId, account } = caller
  const { reason, ...times } = request
  const at = toInstant(deps.now())
  requireTimes(times, deps.now())
  requireAssignable(await deps.findMember(accountId, times.memberId))
  const edit = { at, by: caller.memberId, reason, changes: {} }
  const { erasedBefore } = await deps.findMemberLock(accountId, times.memberId)
  const entered: Shift = {
    shiftId: deps.newId(),
    ...times,
    breaks: validateBreaks(times),
    toleranceSeconds: account.settings.shifts.toleranceSeconds,
    // as if it had been closed: what comes late for it asks to be compacted
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
  for (let race = 0; race < maxAttempts; race += 1) {
    if (await deps.enterShift(accountId, shift, note, () => checkOverlap(accountId, shift, deps))) return shift
    // the worker clocked in or out meanwhile
  }
  throw new AppError('unavailable')
}
