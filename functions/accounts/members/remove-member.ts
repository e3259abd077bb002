import type { WorkMessage } from '../../shared/background/due.ts'
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
 * Removes a member. The login is disabled first, so that a token still held opens no account of its own in between; the
 * rows decide, in one transaction; then the login is deleted, by this request or, if it dies, by the due work that the
 * transaction leaves behind. Throws `forbidden`, `not_found`, `last_owner`, `version_conflict`.
 */
export async function removeMember(
  memberId: string,
  principal: Pick<Principal, 'accountId' | 'memberId' | 'role'>,
  deps: Deps,
): Promise<void> {
  const { accountId } = principal
  for (let race = 0; race < maxAttempts; race += 1) {
    const member = found(await deps.findMember(accountId, memberId))
    if (member.state !== 'active') throw new AppError('not_found')
    requireMayManage(principal.role, member.role)
    const other = await requireOtherOwner(accountId, member, deps)
    await deps.disableLogin(member.sub)
    const now = deps.now()
    const details = { role: member.role }
    const at = toInstant(now)
    const note = { at, by: principal.memberId, action: 'member.removed', subject: memberId, details }
    const work = await deps.removeMember(accountId, member, other, note, now)
    if (work)
      return deps.deleteLoginOf(work).catch((error) => log('warn', 'login_removal_deferred', describeError(error)))
    const meanwhile = await deps.findMember(accountId, memberId)
    if (meanwhile?.state === 'active') await deps.enableLogin(member.sub)
  }
  throw new AppError('version_conflict')
}
