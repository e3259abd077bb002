import { retryOnConflict } from '../../shared/background/retry.ts'
import { AppError, found } from '../../shared/errors.ts'
import type { Member } from '../../shared/identity/member.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { requireMayManage } from '../domain/authority.ts'
import { changesBetween } from '../domain/changes.ts'
import type { MemberDetails, MemberStore } from './member-store.ts'
import { type OtherOwnerDeps, requireOtherOwner } from './require-other-owner.ts'
import type { MemberPatch, MePatch } from './schemas.ts'

type Deps = Pick<MemberStore, 'findMember' | 'changeMember'> & OtherOwnerDeps & { readonly now: () => number }
type Caller = Pick<Principal, 'accountId' | 'memberId' | 'role'>

const maxAttempts = 5

/** @throws AppError `forbidden`, `not_found`, `last_owner`, `version_conflict` after five attempts */
export function changeMember(memberId: string, patch: MemberPatch, caller: Caller, deps: Deps): Promise<Member> {
  const mayChange = ({ role }: Member) => requireMayManage(caller.role, role, patch.role)
  return change(memberId, patch, caller, mayChange, deps)
}

/**
 * A member's own name and language, whatever the role.
 * @throws AppError `not_found`, `version_conflict` after five attempts
 */
export function changeMe(patch: MePatch, caller: Caller, deps: Deps): Promise<Member> {
  return change(caller.memberId, patch, caller, () => undefined, deps)
}

async function change(
  memberId: string,
  patch: MemberPatch,
  { accountId, memberId: by }: Caller,
  requireMay: (member: Member) => void,
  deps: Deps,
): Promise<Member> {
  const attempt = async () => {
    const before = found(await deps.findMember(accountId, memberId))
    if (before.state !== 'active') throw new AppError('not_found')
    requireMay(before)
    const after = patchedDetails(before, patch)
    const details = auditDetails(changesBetween(detailsOf(before), after))
    if (details.fields.length === 0) return before
    const remainingOwner = after.role === 'owner' ? undefined : await requireOtherOwner(accountId, before, deps)
    const at = toInstant(deps.now())
    const note = { at, by, action: 'member.changed', subject: memberId, details }
    const isChanged = await deps.changeMember(accountId, before, after, remainingOwner, note)
    return isChanged ? { ...before, ...after } : undefined
  }
  return retryOnConflict(maxAttempts, attempt, 'version_conflict')
}

const detailsOf = ({ name, role, language }: Member): MemberDetails => ({ name, role, language })

function patchedDetails(before: Member, { name, role, language }: MemberPatch): MemberDetails {
  return {
    name: name ?? before.name,
    role: role ?? before.role,
    language: language === undefined ? before.language : (language ?? undefined),
  }
}

function auditDetails({ old, new: after }: ReturnType<typeof changesBetween>) {
  const roles = 'role' in after && { old: { role: old['role'] }, new: { role: after['role'] } }
  return { fields: Object.keys(after), ...roles }
}
