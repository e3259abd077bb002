import { deleteDue, dueRow, putDue, type WorkMessage } from '../../shared/background/due.ts'
import { subjectErasure } from '../../shared/erasure/subject-erasure.ts'
import { type Login, LoginItem } from '../../shared/identity/login.ts'
import { acceptInvitation, findLogin } from '../../shared/identity/login-store.ts'
import type { Member } from '../../shared/identity/member.ts'
import { findMember } from '../../shared/identity/member-store.ts'
import { dueKey, loginKey, memberKey, messageKey } from '../../shared/keys.ts'
import type { AuditNote } from '../../shared/ledger/audit.ts'
import { transactAudited } from '../../shared/ledger/audit-store.ts'
import { type NewNotice, type Notice, NoticeItem, newNotice } from '../../shared/messages/member-email.ts'
import { readRows } from '../../shared/table/filtered-pages.ts'
import { clearOf, ifExists, type Table, type Write } from '../../shared/table/table.ts'

export type InvitationStore = ReturnType<typeof invitationStore>
/** `email`: what became of the email; unknown of an invitation from before that was kept. */
export type OpenInvitation = { readonly until: number; readonly email: Pick<Notice, 'status' | 'reason'> | undefined }
export type Erasing = { readonly immediately: WorkMessage; readonly afterQuiesce: WorkMessage }

/** The request itself ends the invitation sooner. */
const leewayMilliseconds = 30_000
/** Of a login. */
export const isOpen = 'attribute_exists(invitedUntil) AND attribute_not_exists(invitationEndedAt)'

/** Due work that ends an invitation unless it is accepted by then. `until` in epoch milliseconds. */
export function endInvitationDue(
  accountId: string,
  { memberId, sub }: Pick<Member, 'memberId' | 'sub'>,
  until: number,
) {
  return dueRow(accountId, 'end-invitation', memberId, until, { sub, until })
}

export function invitationStore(table: Table) {
  return {
    findLogin: (sub: string) => findLogin(table, sub),
    acceptInvitation: (sub: string, now: number) => acceptInvitation(table, sub, now),
    findMember: (accountId: string, memberId: string) => findMember(table, accountId, memberId),

    /** By the login's `sub`. */
    async openInvitations(accountId: string, subs: readonly string[]): Promise<Map<string, OpenInvitation>> {
      const logins = await readRows(table, subs.map(loginKey))
      const open = logins
        .flatMap((row) => (row ? [clearOf(LoginItem, row)] : []))
        .flatMap(({ invitedUntil: until, ...login }) => (until === undefined ? [] : [{ ...login, until }]))
      const keys = open.flatMap(({ invitationId }) => (invitationId ? [messageKey(accountId, invitationId)] : []))
      const rows = (await readRows(table, keys)).flatMap((row) => (row ? [clearOf(NoticeItem, row)] : []))
      const emails = new Map(rows.map(({ messageId, status, reason }) => [messageId, { status, reason }]))
      return new Map(open.map(({ sub, until, invitationId = '' }) => [sub, { until, email: emails.get(invitationId) }]))
    },

    /** Returns undefined when the invitation is no longer open. */
    async renewInvitation(
      accountId: string,
      member: Member,
      notice: NewNotice,
      keepClaim: Write,
      note: AuditNote,
      now: number,
    ): Promise<WorkMessage | undefined> {
      const { messageId, writes, work } = await newNotice(table, accountId, notice, now)
      const login = {
        TableName: table.name,
        Key: loginKey(member.sub),
        UpdateExpression: 'SET invitedUntil = :until, invitationId = :invitation',
        ConditionExpression: isOpen,
        ExpressionAttributeValues: { ':until': notice.expiresAt, ':invitation': messageId },
      }
      const due = putDue(table, endInvitationDue(accountId, member, notice.expiresAt))
      const all = [{ Update: login }, due, keepClaim, ...writes]
      const refused = await transactAudited(table, accountId, note, all, () => 'refused')
      return refused ? undefined : work
    },

    /**
     * From here on the login opens nothing, and the rest is done by the caller or by due work. Returns false when the
     * invitation is no longer open, or with `expiredAt` (epoch milliseconds) was prolonged. `remembered`: see `rememberEnd`.
     */
    async endInvitation(
      accountId: string,
      login: Login,
      remembered: Write,
      now: number,
      expiredAt?: number,
    ): Promise<boolean> {
      const { sub, memberId } = login
      const Update = {
        TableName: table.name,
        Key: loginKey(sub),
        UpdateExpression: 'SET invitationEndedAt = :now',
        ConditionExpression: expiredAt === undefined ? isOpen : `${isOpen} AND invitedUntil <= :expired`,
        ExpressionAttributeValues: { ':now': now, ...(expiredAt === undefined ? {} : { ':expired': expiredAt }) },
      }
      const due = endInvitationDue(accountId, { memberId, sub }, now + leewayMilliseconds)
      const refused = await table.transact([{ Update }, putDue(table, due), remembered], () => 'refused')
      return refused === undefined
    },

    /**
     * Deletes pointer and member. The rest, hours that staff entered included, is a data subject's erasure, due at once.
     * Returns undefined when nothing is left to delete.
     */
    async finishInvitation(
      accountId: string,
      { memberId, sub }: Pick<Login, 'memberId' | 'sub'>,
      note: AuditNote,
      now: number,
    ): Promise<Erasing | undefined> {
      const { due, ...erasing } = subjectErasure(accountId, 'member-tracks', memberId, now)
      const member = {
        TableName: table.name,
        Key: memberKey(accountId, memberId),
        ConditionExpression: '#state = :active',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':active': 'active' },
      }
      const pointer = { TableName: table.name, Key: loginKey(sub), ConditionExpression: ifExists }
      const done = deleteDue(table, dueKey(accountId, 'end-invitation', memberId))
      const writes = [{ Delete: pointer }, { Delete: member }, putDue(table, { ...due, dueAt: now }), done]
      const refused = await transactAudited(table, accountId, note, writes, () => true)
      return refused ? undefined : erasing
    },
  }
}
