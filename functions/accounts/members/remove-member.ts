import type { WorkMessage } from '../../shared/background/due.ts'
import { retryOnConflict } from '../../shared/background/retry.ts'
import { AppError, found } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { describeError, log } from '../../shared/log.ts'
import { requireMayManage } from '../domain/authority.ts'
import type { LoginClient } from '../identity/login-client.ts'
import type { MemberStore } from './member-store.ts'
import { requireOtherOwner } from './require-other-owner.ts'

type Deps = Pick<MemberStore, 'findMember' | 'listMembers' | 'removeMember'> &
  Pick<LoginClient, 'disableLogin' | 'enableLogin'> & {
    readonly now: () => number
    readonly deleteLoginOf: (work: WorkMessage) => Promise<void>
  }

const maxAttempts = 5

/**
 * Disables the login first, so that a token that is still valid opens no account. Due work deletes the login if this
 * request dies.
 * @throws AppError `forbidden`, `not_found`, `last_owner`, `version_conflict` after five attempts
 */
export async function removeMember(
  memberId: string,
  principal: Pick<Principal, 'accountId' | 'memberId' | 'role'>,
  deps: Deps,
): Promise<void> {
  const { accountId } = principal
  const attempt = async () => {
    const member = found(await deps.findMember(accountId, memberId))
    if (member.state !== 'active') throw new AppError('not_found')
    requireMayManage(principal.role, member.role)
    const remainingOwner = await requireOtherOwner(accountId, member, deps)
    await deps.disableLogin(member.sub)
    const now = deps.now()
    const details = { role: member.role }
    const at = toInstant(now)
    const note = { at, by: principal.memberId, action: 'member.removed', subject: memberId, details }
    const work = await deps.removeMember(accountId, member, remainingOwner, note, now)
    if (work) {
      await deps.deleteLoginOf(work).catch((error) => log('warn', 'login_removal_deferred', describeError(error)))
      return true
    }
    const current = await deps.findMember(accountId, memberId)
    if (current?.state === 'active') await deps.enableLogin(member.sub)
    return undefined
  }
  await retryOnConflict(maxAttempts, attempt, 'version_conflict')
}
