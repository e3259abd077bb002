import type { Wake } from '../../shared/background/due.ts'
import { partErasure } from '../../shared/erasure/subject-erasure.ts'
import { AppError, found } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import type { MemberStore } from './member-store.ts'

type Deps = Pick<MemberStore, 'findMember' | 'askForErasure'> & {
  readonly now: () => number
  readonly wakeEraser: (wake: Wake) => Promise<void>
  /** Sent with the delay of the quiesce. */
  readonly wakeAfterQuiesce: (wake: Wake) => Promise<void>
}

/**
 * Erases one worker who was removed before, so that no login and no device of theirs writes any more: shifts, tracks,
 * devices, and in the end the member. Again: the same work. Throws 404, and `wrong_state` for a member who is still there.
 */
export async function eraseMember(
  memberId: string,
  { accountId, memberId: by }: Pick<Principal, 'accountId' | 'memberId'>,
  deps: Deps,
) {
  const { state } = found(await deps.findMember(accountId, memberId))
  if (state === 'active') throw new AppError('wrong_state', 'remove the member first')
  const now = deps.now()
  const note = { at: new Date(now).toISOString(), by, action: 'member.erased', subject: memberId, details: {} }
  const { due, atOnce, afterQuiesce } = partErasure(accountId, 'member-shifts', memberId, now)
  if (!(await deps.askForErasure(accountId, memberId, note, due))) throw new AppError('not_found')
  await Promise.all([deps.wakeEraser(atOnce), deps.wakeAfterQuiesce(afterQuiesce)])
  return { memberId, status: 'erasing' as const }
}
