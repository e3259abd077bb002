import { lastEnd } from '../accounts/domain/invitation.ts'
import type { InvitationStore } from '../accounts/invitations/invitation-store.ts'
import type { Member } from '../shared/identity/member.ts'
import { toInstant, toMilliseconds } from '../shared/instant.ts'
import type { Board } from './schemas.ts'

export type ListInvitationsDeps = Pick<InvitationStore, 'openInvitations'>

/** The board shows no more. */
const maxLogins = 100

/** Of members who were added no longer ago than an invitation lasts: others need not be looked at. `now` in epoch milliseconds. */
export async function listInvitations(
  accountId: string,
  members: readonly Member[],
  now: number,
  deps: ListInvitationsDeps,
): Promise<Board['invitations']> {
  const recent = members.filter(({ createdAt }) => lastEnd(toMilliseconds(createdAt)) > now)
  const looked = recent.slice(0, maxLogins)
  const open = await deps.openInvitations(
    accountId,
    looked.map(({ sub }) => sub),
  )
  const items = looked.flatMap(({ memberId, name, role, sub }) => {
    const { until, email: invitation } = open.get(sub) ?? {}
    return until === undefined ? [] : [{ memberId, name, role, invitedUntil: toInstant(until), invitation }]
  })
  return { items, hasMore: recent.length > looked.length }
}
