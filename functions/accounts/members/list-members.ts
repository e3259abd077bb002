import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { PageRequest } from '../../shared/table/cursor-pages.ts'
import type { InvitationStore } from '../invitations/invitation-store.ts'
import type { MemberStore } from './member-store.ts'

type Deps = Pick<MemberStore, 'membersPage'> & Pick<InvitationStore, 'openInvitations'>

/** `BatchGetItem` reads 100 rows at most. */
const maxLogins = 100

/** Members whose invitation is open have `invitedUntil`. */
export async function listMembers(page: PageRequest, { accountId }: Pick<Principal, 'accountId'>, deps: Deps) {
  const { items, ...rest } = await deps.membersPage(accountId, page)
  const subs = items.map(({ sub }) => sub)
  const chunks = Array.from({ length: Math.ceil(subs.length / maxLogins) }, (_, n) =>
    subs.slice(n * maxLogins, (n + 1) * maxLogins),
  )
  const found = await settleAll(chunks.map(deps.openInvitations))
  const open = new Map(found.flatMap((each) => [...each]))
  const members = items.map((member) => {
    const until = open.get(member.sub)
    return until === undefined ? member : { ...member, invitedUntil: toInstant(until) }
  })
  return { items: members, ...rest }
}
