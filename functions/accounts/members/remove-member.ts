import type { WorkMessage } from '../../shared/background/due.ts'
import { retryOnConflict } from '../../shared/background/retry.ts'
import { AppError, found } from '../../shared/errors.ts'
import { invitationState } from '../../shared/identity/login.ts'
import type { Member } from '../../shared/identity/member.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { describeError, log } from '../../shared/log.ts'
import { requireMayManage } from '../domain/authority.ts'
import { lastEnd } from '../domain/invitation.ts'
import { hasSignedIn } from '../domain/login.ts'
import type { LoginClient } from '../identity/login-client.ts'
import type { EndedInvitationStore } from '../invitations/ended-invitation-store.ts'
import type { MemberStore, Withdrawal } from './member-store.ts'
import { type OtherOwnerDeps, requireOtherOwner } from './require-other-owner.ts'

type Deps = Pick<MemberStore, 'findMember' | 'removeMember'> &
  OtherOwnerDeps &
  Pick<EndedInvitationStore, 'rememberEnd'> &
  Pick<LoginClient, 'disableLogin' | 'enableLogin'> & {
    readonly now: () => number
    readonly deleteLoginOf: (work: WorkMessage) => Promise<void>
  }

const maxAttempts = 5

type Caller = Pick<Principal, 'accountId' | 'memberId' | 'role'>

/**
 * A member who never joined is erased, with the hours that staff entered. Disables the login first, so that a token that is still valid opens no account. Due work deletes the login if this
 * request dies.
 * @throws AppError `forbidden`, `not_found`, `last_owner`, `version_conflict` after five attempts
 */
export function removeMember(memberId: string, principal: Caller, deps: Deps): Promise<void> {
  return endMembership(memberId, principal, 'member.removed', deps)
}

/**
 * The member's own wish: as a removal, whatever the role. The address is free again.
 * @throws AppError `not_found`, `last_owner`, `version_conflict` after five attempts
 */
export function leaveAccount(principal: Caller, deps: Deps): Promise<void> {
  return endMembership(principal.memberId, principal, 'member.left', deps)
}

async function endMembership(
  memberId: string,
  principal: Caller,
  action: 'member.removed' | 'member.left',
  deps: Deps,
): Promise<void> {
  const { accountId } = principal
  const attempt = async () => {
    const member = found(await deps.findMember(accountId, memberId))
    if (member.state !== 'active') throw new AppError('not_found')
    if (action === 'member.removed') requireMayManage(principal.role, member.role)
    const remainingOwner = await requireOtherOwner(accountId, member, deps)
    const now = deps.now()
    const withdrawal = await withdrawalOf(accountId, member, now, deps)
    await deps.disableLogin(member.sub)
    const details = { role: member.role }
    const at = toInstant(now)
    const note = { at, by: principal.memberId, action, subject: memberId, details }
    const work = await deps.removeMember(accountId, member, remainingOwner, withdrawal, note, now)
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

/** Undefined for a member who has signed in: hours stay after the removal. */
async function withdrawalOf(
  accountId: string,
  { sub, email, createdAt }: Member,
  now: number,
  deps: Deps,
): Promise<Withdrawal | undefined> {
  const login = await deps.findLogin(sub)
  const state = login && invitationState(login)
  if (!login || state === 'accepted') return undefined
  if (state === 'ended') return { isEnded: true, remembered: [] }
  const identity = await deps.findIdentity(sub)
  if (identity && hasSignedIn(identity)) return undefined
  const { renewableUntil = lastEnd(Date.parse(createdAt)) } = login
  return { isEnded: false, remembered: [await deps.rememberEnd(accountId, email, renewableUntil, now)] }
}
