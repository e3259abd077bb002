import { AppError } from '../../shared/errors.ts'
import type { Member } from '../../shared/identity/member.ts'
import type { MemberStore } from './member-store.ts'

/** @throws AppError `last_owner` if there is no owner but `leaving` */
export async function requireOtherOwner(
  accountId: string,
  leaving: Pick<Member, 'memberId' | 'role'>,
  deps: Pick<MemberStore, 'listMembers'>,
): Promise<Member | undefined> {
  if (leaving.role !== 'owner') return undefined
  const members = await deps.listMembers(accountId)
  const other = members.find(({ role, memberId }) => role === 'owner' && memberId !== leaving.memberId)
  if (!other) throw new AppError('last_owner')
  return other
}
