import { AppError } from '../../shared/errors.ts'
import { invitationState } from '../../shared/identity/login.ts'
import type { Member } from '../../shared/identity/member.ts'
import type { AccountStore } from '../account-store.ts'
import { hasSignedIn } from '../domain/login.ts'
import type { LoginClient } from '../identity/login-client.ts'
import type { MemberStore, RemainingOwner } from './member-store.ts'

export type OtherOwnerDeps = Pick<MemberStore, 'listMembers'> &
  Pick<AccountStore, 'findLogin'> &
  Pick<LoginClient, 'findIdentity'>

/**
 * An owner who was invited and never signed in does not count: the invitation may end, and the account would have no owner.
 * @throws AppError `last_owner` if there is no owner but `leaving`
 */
export async function requireOtherOwner(
  accountId: string,
  leaving: Pick<Member, 'memberId' | 'role'>,
  deps: OtherOwnerDeps,
): Promise<RemainingOwner | undefined> {
  if (leaving.role !== 'owner') return undefined
  const members = await deps.listMembers(accountId)
  const others = members.filter(({ role, memberId }) => role === 'owner' && memberId !== leaving.memberId)
  const invited: Member[] = []
  for (const other of others) {
    const login = await deps.findLogin(other.sub)
    const state = login && invitationState(login)
    if (state === 'accepted') return { ...other, acceptsNow: false }
    if (state === 'open') invited.push(other)
  }
  for (const other of invited) {
    const identity = await deps.findIdentity(other.sub)
    if (identity && hasSignedIn(identity)) return { ...other, acceptsNow: true }
  }
  throw new AppError('last_owner')
}
