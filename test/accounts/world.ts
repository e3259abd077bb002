import { setTimeout as after } from 'node:timers/promises'
import { accountStore } from '../../functions/accounts/account-store.ts'
import { createAccount } from '../../functions/accounts/create-account.ts'
import { endedInvitationStore } from '../../functions/accounts/invitations/ended-invitation-store.ts'
import { invitationCountStore } from '../../functions/accounts/invitations/invitation-count-store.ts'
import { invitationStore } from '../../functions/accounts/invitations/invitation-store.ts'
import { invitedAddressStore } from '../../functions/accounts/invited-address-store.ts'
import { changeMember } from '../../functions/accounts/members/change-member.ts'
import { deleteLogin } from '../../functions/accounts/members/delete-login.ts'
import { inviteMember } from '../../functions/accounts/members/invite-member.ts'
import { memberStore } from '../../functions/accounts/members/member-store.ts'
import { removeMember } from '../../functions/accounts/members/remove-member.ts'
import type { MemberPatch, NewMember } from '../../functions/accounts/members/schemas.ts'
import type { WorkMessage } from '../../functions/shared/background/due.ts'
import { jobStore } from '../../functions/shared/background/job-store.ts'
import { clock } from '../../functions/shared/clock.ts'
import type { Principal } from '../../functions/shared/identity/principal.ts'
import { findPrincipal } from '../../functions/shared/identity/principal-store.ts'
import { newId } from '../../functions/shared/ids.ts'
import type { Table } from '../../functions/shared/table/table.ts'
import { anArchive, aPool } from './fakes.ts'

export type World = ReturnType<typeof aWorld>

const details = { timeZone: 'Europe/Zurich', country: 'CH', postalAddress: 'Seestrasse 1, 8002 Zürich' }

/** Accounts over a real table, with doubles for what lies outside it. */
export function aWorld(table: Table, now: () => number = clock) {
  const pool = aPool()
  const archive = anArchive()
  const sent: WorkMessage[] = []
  const deps = {
    ...accountStore(table),
    ...memberStore(table),
    ...invitationCountStore(table),
    ...invitationStore(table),
    ...endedInvitationStore(table),
    ...invitedAddressStore(table),
    ...pool.client,
    now,
    newId,
    pick: (below: number) => Math.floor(Math.random() * below),
    enqueue: async (work: WorkMessage) => {
      sent.push(work)
    },
    ...jobStore(table),
    deleteLoginOf: (work: WorkMessage): Promise<void> => deleteLogin(work, deps),
  }
  const claims = (sub: string) => ({ sub, username: sub, authTime: Date.now() / 1_000 })
  return {
    table,
    pool,
    archive,
    sent,
    deps,
    /** The principal of this login. */
    as: (sub: string, allowWhileErasing = false, over: Table = table): Promise<Principal> =>
      findPrincipal(over, claims(sub), allowWhileErasing),
    open: (sub: string, name = `Company of ${sub}`) =>
      createAccount(
        { ...details, name, contactEmail: pool.find(sub)?.email ?? 'hello@example.test' },
        claims(sub),
        deps,
      ),
    /** Signs up and opens an account. */
    async anOwner(sub: string = newId()): Promise<Principal> {
      pool.signUp(sub)
      await this.open(sub)
      return this.as(sub)
    },
    invite: (by: Principal, member: NewMember) => inviteMember(member, by, deps),
    change: (by: Principal, memberId: string, patch: MemberPatch) => changeMember(memberId, patch, by, deps),
    remove: (by: Principal, memberId: string, more: Partial<typeof deps> = {}) =>
      removeMember(memberId, by, { ...deps, ...more }),
    /** Invites a member and returns its principal. */
    async aMember(by: Principal, role: NewMember['role']): Promise<Principal> {
      await after(2) // so that ids sort in the order in which they were made
      const email = `${newId().toLowerCase()}@example.test`
      await this.invite(by, { email, name: `A ${role}`, role })
      return this.as(pool.find(email)?.sub ?? '')
    },
  }
}
