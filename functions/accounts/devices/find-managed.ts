import { AppError, found } from '../../shared/errors.ts'
import type { Member } from '../../shared/identity/member.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { requireMayManage } from '../domain/authority.ts'
import type { DeviceStore } from './device-store.ts'

/**
 * A member whose devices the caller may see, add and remove: the caller; for staff also workers; for owners all members.
 * @throws AppError `not_found`, also for a worker who asks about a colleague; `forbidden`
 */
export async function findManaged(
  memberId: string,
  caller: Pick<Principal, 'accountId' | 'memberId' | 'role'>,
  deps: Pick<DeviceStore, 'findMember'>,
): Promise<Member> {
  const isSelf = caller.memberId === memberId
  if (!isSelf && caller.role === 'worker') throw new AppError('not_found')
  const member = found(await deps.findMember(caller.accountId, memberId))
  if (!isSelf) requireMayManage(caller.role, member.role)
  return member
}
