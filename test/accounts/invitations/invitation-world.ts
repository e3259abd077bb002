import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { declineInvitation, showInvitation } from '../../../functions/accounts/invitations/decline-invitation.ts'
import { expireInvitation } from '../../../functions/accounts/invitations/expire-invitation.ts'
import { sendInvitationAgain } from '../../../functions/accounts/invitations/send-invitation-again.ts'
import { inviteMember } from '../../../functions/accounts/members/invite-member.ts'
import { listMembers } from '../../../functions/accounts/members/list-members.ts'
import { leaveAccount } from '../../../functions/accounts/members/remove-member.ts'
import type { NewMember } from '../../../functions/accounts/members/schemas.ts'
import type { WorkMessage } from '../../../functions/shared/background/due.ts'
import { findActiveAccount } from '../../../functions/shared/identity/account-store.ts'
import { makeInvitationToken, openInvitationToken } from '../../../functions/shared/identity/invitation-token.ts'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import { accountKey, dueKey, type Key, loginKey, memberKey } from '../../../functions/shared/keys.ts'
import type { Language } from '../../../functions/shared/language.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { enterShift } from '../../../functions/shifts/corrections/enter-shift.ts'
import { NewShift } from '../../../functions/shifts/corrections/schemas.ts'
import { storesOver } from '../../shifts/world.ts'
import { aWorld } from '../world.ts'

export const day = 86_400_000
export type InvitationWorld = ReturnType<typeof anInvitationWorld>

/** A world whose clock stands, with what happens to invitations. */
export function anInvitationWorld(table: Table) {
  const time = { now: Date.now() }
  const world = aWorld(table, () => time.now)
  const deps = {
    ...world.deps,
    openToken: (token: string) => openInvitationToken(table, token),
    findActiveAccount: (accountId: string) => findActiveAccount(table, accountId),
    enqueueErasure: async (work: WorkMessage) => void world.sent.push(work),
    enqueueAfterQuiesce: async (work: WorkMessage) => void world.sent.push(work),
  }
  const read = async (key: Key) => (await table.send(new GetCommand({ TableName: table.name, Key: key }))).Item
  const setState = async (accountId: string, state: string): Promise<void> => {
    const update = {
      TableName: table.name,
      Key: accountKey(accountId),
      UpdateExpression: 'SET #state = :state',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':state': state },
    }
    await table.send(new UpdateCommand(update))
  }
  return {
    ...world,
    deps,
    time,
    read,
    /** As an erasure in its grace period. */
    lock: (accountId: string) => setState(accountId, 'scheduled'),
    unlock: (accountId: string) => setState(accountId, 'active'),
    invite: (by: Principal, member: NewMember, more: Partial<typeof deps> = {}) =>
      inviteMember(member, by, { ...deps, ...more }),
    again: (by: Principal, memberId: string, more: Partial<typeof deps> = {}) =>
      sendInvitationAgain(memberId, by, { ...deps, ...more }),
    leave: (member: Principal) => leaveAccount(member, deps),
    list: (by: Principal) => listMembers({ limit: 200 }, by, deps),
    token: (accountId: string, memberId: string) => makeInvitationToken(table, { accountId, memberId }),
    show: (token: string, language?: Language) => showInvitation({ token, language }, deps),
    decline: (token: string, more: Partial<typeof deps> = {}) =>
      declineInvitation({ token, language: undefined }, { ...deps, ...more }),
    /** What the due row of the invitation does. */
    expire: (accountId: string, memberId: string, more: Partial<typeof deps> = {}) =>
      expireInvitation(
        { ...dueKey(accountId, 'end-invitation', memberId), kind: 'end-invitation' },
        { ...deps, ...more },
      ),
    /** Which rows there are. */
    async traces(accountId: string, { memberId, sub }: { memberId: string; sub: string }): Promise<string[]> {
      const keys = {
        member: memberKey(accountId, memberId),
        pointer: loginKey(sub),
        due: dueKey(accountId, 'end-invitation', memberId),
      }
      const rows = await Promise.all(Object.entries(keys).map(async ([name, key]) => ((await read(key)) ? [name] : [])))
      return [...rows.flat(), ...(world.pool.find(sub) ? ['login'] : [])]
    },
    /** As staff enter a forgotten shift. */
    enterHours(by: Principal, memberId: string) {
      const [startedAt, endedAt] = [9, 8].map((hours) => new Date(time.now - hours * 3_600_000).toISOString())
      const hours = NewShift.parse({ memberId, startedAt, endedAt, reason: 'forgotten' })
      return enterShift(hours, by, { ...world.deps, ...storesOver(table), now: deps.now })
    },
  }
}
