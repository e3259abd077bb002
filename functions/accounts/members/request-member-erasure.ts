import type { WorkMessage } from '../../shared/background/due.ts'
import { subjectErasure } from '../../shared/erasure/subject-erasure.ts'
import { AppError, found } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import type { MemberStore } from './member-store.ts'

type Deps = Pick<MemberStore, 'findMember' | 'queueErasure'> & {
  readonly now: () => number
  readonly enqueueErasure: (work: WorkMessage) => Promise<void>
  /** Sent with the delay of the quiesce. */
  readonly enqueueAfterQuiesce: (work: WorkMessage) => Promise<void>
}

/**
 * Erases one worker who was removed before, so that no login and no device of theirs writes any more: shifts, tracks,
 * devices, and in the end the member. Again: the same work. Throws 404, and `wrong_state` for a member who is still there.
 */
export async function requestMemberErasure(
  memberId: string,
  { accountId, memberId: by }: Pick<Principal, 'accountId' | 'memberId'>,
  deps: Deps,
) {
  const { state } = found(await deps.findMember(accountId, memberId))
  if (state === 'active') throw new AppError('wrong_state', 'remove the member first')
  const now = deps.now()
  const note = { at: toInstant(now), by, action: 'member.erased', subject: memberId, details: {} }
  const { due, immediately, afterQuiesce } = subjectErasure(accountId, 'member-shifts', memberId, now)
  if (!(await deps.queueErasure(accountId, memberId, note, due))) throw new AppError('not_found')
  await Promise.all([deps.enqueueErasure(immediately), deps.enqueueAfterQuiesce(afterQuiesce)])
  return { memberId, status: 'erasing' as const }
}
