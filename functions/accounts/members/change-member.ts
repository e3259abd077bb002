import { retryOnConflict } from '../../shared/background/retry.ts'
import { AppError, found } from '../../shared/errors.ts'
import type { Member } from '../../shared/identity/member.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { requireMayManage } from '../domain/authority.ts'
import { changesBetween } from '../domain/changes.ts'
import type { MemberStore } from './member-store.ts'
import { type OtherOwnerDeps, requireOtherOwner } from './require-other-owner.ts'
import type { MemberPatch } from './schemas.ts'

type Deps = Pick<MemberStore, 'findMember' | 'changeMember'> & OtherOwnerDeps & { readonly now: () => number }

const maxAttempts = 5

/** @throws AppError `forbidden`, `not_found`, `last_owner`, `version_conflict` after five attempts */
export function changeMember(
  memberId: string,
  patch: MemberPatch,
  principal: Pick<Principal, 'accountId' | 'memberId' | 'role'>,
  deps: Deps,
): Promise<Member> {
  const { accountId } = principal
  const attempt = async () => {
    const before = found(await deps.findMember(accountId, memberId))
    if (before.state !== 'active') throw new AppError('not_found')
    requireMayManage(principal.role, before.role, patch.role)
    const after = { name: patch.name ?? before.name, role: patch.role ?? before.role }
    const details = auditDetails(changesBetween({ name: before.name, role: before.role }, after))
    if (details.fields.length === 0) return before
    const remainingOwner = after.role === 'owner' ? undefined : await requireOtherOwner(accountId, before, deps)
    const at = toInstant(deps.now())
    const note = { at, by: principal.memberId, action: 'member.changed', subject: memberId, details }
    const isChanged = await deps.changeMember(accountId, before, after, remainingOwner, note)
    return isChanged ? { ...before, ...after } : undefined
  }
  return retryOnConflict(maxAttempts, attempt, 'version_conflict')
}

function auditDetails({ old, new: after }: ReturnType<typeof changesBetween>) {
  const roles = 'role' in after && { old: { role: old['role'] }, new: { role: after['role'] } }
  return { fields: Object.keys(after), ...roles }
}
