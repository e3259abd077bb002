import { dueRow, putDue, type WorkMessage, workMessageOf } from '../../shared/background/due.ts'
import { subjectErasure } from '../../shared/erasure/subject-erasure.ts'
import { LoginItem } from '../../shared/identity/login.ts'
import { type Member, MemberItem } from '../../shared/identity/member.ts'
import { findMember, listMembers, ownerCheck } from '../../shared/identity/member-store.ts'
import type { NoticeTerms } from '../../shared/identity/notice-terms.ts'
import { loginKey, memberKey, partitionOf } from '../../shared/keys.ts'
import type { AuditNote } from '../../shared/ledger/audit.ts'
import { transactAudited } from '../../shared/ledger/audit-store.ts'
import { type NewNotice, newNotice } from '../../shared/messages/member-email.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { type Page, type PageRequest, readPage } from '../../shared/table/cursor-pages.ts'
import type { Row } from '../../shared/table/define-item.ts'
import { ifExists, ifNotExists, type Table, type Write } from '../../shared/table/table.ts'
import { endInvitationDue, isOpen } from '../invitations/invitation-store.ts'

/** Of a member who never joined. `isEnded`: by a decline or an expiry that is not finished. */
export type Withdrawal = { readonly isEnded: boolean; readonly remembered: readonly Write[] }
/** `acceptsNow`: has signed in, but made no request yet; must not expire any more. */
export type RemainingOwner = Member & { readonly acceptsNow: boolean }
export type MemberDetails = Pick<Member, 'name' | 'role' | 'language'>
export type MemberStore = ReturnType<typeof memberStore>

/** The request itself deletes the login sooner. */
const leewayMilliseconds = 30_000
const names = { '#state': 'state', '#role': 'role' }

export function memberStore(table: Table) {
  /** Of two owners who demote each other at once, one stays. */
  const ownerStays = (accountId: string, owner: RemainingOwner | undefined, at: string): Write[] => {
    if (!owner) return []
    const acceptance = {
      TableName: table.name,
      Key: loginKey(owner.sub),
      UpdateExpression: 'SET acceptedAt = if_not_exists(acceptedAt, :at) REMOVE invitedUntil',
      ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(invitationEndedAt)',
      ExpressionAttributeValues: { ':at': at },
    }
    const check = ownerCheck(table.name, accountId, owner.memberId)
    return [check, ...(owner.acceptsNow ? [{ Update: acceptance }] : [])]
  }

  return {
    findMember: (accountId: string, memberId: string) => findMember(table, accountId, memberId),
    listMembers: (accountId: string) => listMembers(table, accountId),

    /** A page may be short, since removed members are left out. */
    async membersPage(accountId: string, page: PageRequest): Promise<Page<Member>> {
      const { items, ...rest } = await readPage(table, { pk: partitionOf(accountId, 'member') }, page)
      const members = await settleAll(items.map((row) => table.item(MemberItem, row)))
      return { items: members.filter(({ state }) => state === 'active'), ...rest }
    },

    async addMember(
      accountId: string,
      { renewableUntil, ...member }: Member & { readonly renewableUntil: number },
      notice: NewNotice,
      claims: readonly Write[],
      note: AuditNote,
      now: number,
    ): Promise<WorkMessage> {
      const { sub, memberId, role } = member
      const invitedUntil = notice.expiresAt
      const invitation = await newNotice(table, accountId, notice, now)
      const invitationId = invitation.messageId
      const rows = [
        await table.row(MemberItem, accountId, member),
        await table.row(LoginItem, accountId, {
          sub,
          accountId,
          memberId,
          role,
          invitedUntil,
          invitationId,
          renewableUntil,
        }),
        endInvitationDue(accountId, member, invitedUntil),
      ]
      const puts = rows.map((Item) => ({ Put: { TableName: table.name, Item, ConditionExpression: ifNotExists } }))
      await transactAudited(table, accountId, note, [...puts, ...claims, ...invitation.writes], () => {
        throw new Error('the new login already has a member, or the address another invitation')
      })
      return invitation.work
    },

    /** Returns false when the member or `remainingOwner` changed since. */
    async changeMember(
      accountId: string,
      before: Member,
      after: MemberDetails,
      remainingOwner: RemainingOwner | undefined,
      note: AuditNote,
    ): Promise<boolean> {
      // An unchanged name or language is not written, so that it does not undo a concurrent change.
      const renamed = after.name !== before.name
      const sealed = renamed ? (await table.row(MemberItem, accountId, { ...before, ...after })).sealed : undefined
      const { role, language } = after
      const isTranslated = language !== before.language
      const setsLanguage = isTranslated && language !== undefined
      const set = [
        '#role = :role',
        ...(renamed ? ['sealed = :sealed'] : []),
        ...(setsLanguage ? ['#language = :language'] : []),
      ]
      const values = {
        ':role': role,
        ':active': 'active',
        ':was': before.role,
        ...(renamed ? { ':sealed': sealed } : {}),
        ...(setsLanguage ? { ':language': language } : {}),
      }
      const member = {
        TableName: table.name,
        Key: memberKey(accountId, before.memberId),
        UpdateExpression: `SET ${set.join(', ')}${isTranslated && !setsLanguage ? ' REMOVE #language' : ''}`,
        ConditionExpression: '#state = :active AND #role = :was',
        ExpressionAttributeNames: { ...names, ...(isTranslated ? { '#language': 'language' } : {}) },
        ExpressionAttributeValues: values,
      }
      const login = {
        TableName: table.name,
        Key: loginKey(before.sub),
        UpdateExpression: 'SET #role = :role',
        ConditionExpression: ifExists,
        ExpressionAttributeNames: { '#role': 'role' },
        ExpressionAttributeValues: { ':role': after.role },
      }
      const writes = [{ Update: member }, { Update: login }, ...ownerStays(accountId, remainingOwner, note.at)]
      return (await transactAudited(table, accountId, note, writes, () => 'refused')) === undefined
    },

    /**
     * Schedules the deletion of the login, and for a withdrawal the erasure of the member. Returns undefined when a member
     * changed since, or accepted the invitation.
     */
    async removeMember(
      accountId: string,
      before: Member,
      remainingOwner: RemainingOwner | undefined,
      withdrawal: Withdrawal | undefined,
      note: AuditNote,
      now: number,
    ): Promise<WorkMessage | undefined> {
      const { memberId, sub, role } = before
      const erasure = { ...subjectErasure(accountId, 'member-tracks', memberId, now).due, dueAt: now }
      const due = dueRow(accountId, 'remove-login', memberId, now + leewayMilliseconds, { sub })
      const member = {
        TableName: table.name,
        Key: memberKey(accountId, memberId),
        UpdateExpression: 'SET #state = :left',
        ConditionExpression: '#state = :active AND #role = :was',
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: { ':left': withdrawal ? 'erasing' : 'removed', ':active': 'active', ':was': role },
      }
      const isStill = withdrawal && !withdrawal.isEnded ? isOpen : ifExists
      const login = { TableName: table.name, Key: loginKey(sub), ConditionExpression: isStill }
      const writes = [
        { Update: member },
        { Delete: login },
        putDue(table, due),
        // an open shift ends with the membership
        putDue(table, dueRow(accountId, 'end-shift', memberId, now, { at: now, by: note.by })),
        ...(withdrawal ? [...withdrawal.remembered, putDue(table, erasure)] : []),
        ...ownerStays(accountId, remainingOwner, note.at),
      ]
      const refused = await transactAudited(table, accountId, note, writes, () => 'refused')
      return refused ? undefined : workMessageOf(due)
    },

    /** From here on no use case writes about the member. Returns false for one that was not removed. */
    async queueErasure(accountId: string, memberId: string, note: AuditNote, due: Row): Promise<boolean> {
      const Update = {
        TableName: table.name,
        Key: memberKey(accountId, memberId),
        UpdateExpression: 'SET #state = :erasing',
        ConditionExpression: '#state IN (:removed, :erasing)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':removed': 'removed', ':erasing': 'erasing' },
      }
      const writes = [{ Update }, putDue(table, due)]
      return (await transactAudited(table, accountId, note, writes, () => 'refused')) === undefined
    },

    /**
     * Returns the time of the acknowledgement, which is the earlier one if it was of the same terms; undefined when the
     * member is removed.
     */
    async acknowledge(
      accountId: string,
      member: { memberId: string; sub: string },
      terms: NoticeTerms,
      note: AuditNote,
    ): Promise<string | undefined> {
      const { at } = note
      const set = {
        TableName: table.name,
        UpdateExpression: 'SET noticeAcknowledgedAt = :at, acknowledgedTerms = :terms',
        ConditionExpression: `${ifExists} AND (attribute_not_exists(acknowledgedTerms) OR acknowledgedTerms <> :terms)`,
        ExpressionAttributeValues: { ':at': at, ':terms': terms },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
      }
      const keys = [memberKey(accountId, member.memberId), loginKey(member.sub)]
      const writes = keys.map((Key) => ({ Update: { ...set, Key } }))
      const refused = await transactAudited(table, accountId, note, writes, ([refusal]) => ({
        earlier: refusal?.row?.['noticeAcknowledgedAt'],
      }))
      if (!refused) return at
      return typeof refused.earlier === 'string' ? refused.earlier : undefined
    },
  }
}
