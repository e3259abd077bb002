import { AppError, found } from '../../shared/errors.ts'
import type { Member } from '../../shared/identity/member.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { requireMayManage } from '../domain/authority.ts'
import { changesBetween } from '../domain/changes.ts'
import type { MemberStore } from './member-store.ts'
import { requireOtherOwner } from './require-other-owner.ts'
import type { MemberPatch } from './schemas.ts'

type Deps = Pick<MemberStore, 'findMember' | 'listMembers' | 'changeMember'> & { readonly now: () => number }

const maxAttempts = 5

/** Changes a name or a role, at once and for the next request of that member. Throws `forbidden`, `not_found`, `last_owner`. */
export async function changeMember(
  memberId: string,
  patch: MemberPatch,
  principal: Pick<Principal, 'accountId' | 'memberId' | 'role'>,
  deps: Deps,
): Promise<Member> {
  const { accountId } = principal
  for (let race = 0; race < maxAttempts; race += 1) {
    const before = found(await deps.findMember(accountId, memberId))
    if (before.state !== 'active') throw new AppError('not_found')
    requireMayManage(principal.role, before.role, patch.role)
    const after = { name: patch.name ?? before.name, role: patch.role ?? before.role }
    const details = told(changesBetween({ name: before.name, role: before.role }, after))
    if (details.fields.length === 0) return before
    const other = after.role === 'owner' ? undefined : await requireOtherOwner(accountId, before, deps)
    const at = toInstant(deps.now())
    const note = { at, by: principal.memberId, action: 'member.changed', subject: memberId, details }
    if (await deps.changeMember(accountId, before, after, other, note)) return { ...before, ...after }
  }
  throw new AppError('version_conflict')
}

/** Names are not told: the trail outlives the member. */
function told({ old, new: after }: ReturnType<typeof changesBetween>) {
  const roles = 'role' in after && { old: { role: old['role'] }, new: { role: after['role'] } }
  return { fields: Object.keys(after), ...roles }
}
