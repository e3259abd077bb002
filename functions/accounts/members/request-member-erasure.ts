import type { WorkMessage } from '../../shared/background/due.ts'
import { subjectErasure } from '../../shared/erasure/subject-erasure.ts'
import { AppError, found } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { MemberStore } from './member-store.ts'

type Deps = Pick<MemberStore, 'findMember' | 'queueErasure'> & {
  readonly now: () => number
  readonly enqueueErasure: (work: WorkMessage) => Promise<void>
  readonly enqueueAfterQuiesce: (work: WorkMessage) => Promise<void>
}

/**
 * Removal comes first, so that neither login nor device writes any more. Idempotent.
 * @throws AppError `not_found`, `wrong_state` for an active member
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
  await settleAll([deps.enqueueErasure(immediately), deps.enqueueAfterQuiesce(afterQuiesce)])
  return { memberId, status: 'erasing' as const }
}
