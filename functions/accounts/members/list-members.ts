import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import type { PageRequest } from '../../shared/table/cursor-pages.ts'
import type { InvitationStore } from '../invitations/invitation-store.ts'
import type { MemberStore } from './member-store.ts'

type Deps = Pick<MemberStore, 'membersPage'> & Pick<InvitationStore, 'openInvitations'>

/** Members whose invitation is open have `invitedUntil`, and what became of its email. */
export async function listMembers(page: PageRequest, { accountId }: Pick<Principal, 'accountId'>, deps: Deps) {
  const { items, ...rest } = await deps.membersPage(accountId, page)
  const subs = items.map(({ sub }) => sub)
  const open = await deps.openInvitations(accountId, subs)
  const members = items.map((member) => {
    const { until, email } = open.get(member.sub) ?? {}
    return until === undefined ? member : { ...member, invitedUntil: toInstant(until), invitation: email }
  })
  return { items: members, ...rest }
}
