import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { dueRow, every, putDue, type WorkMessage } from '../shared/background/due.ts'
import { initialRootVersion } from '../shared/crypto/key-rows.ts'
import { AppError } from '../shared/errors.ts'
import { type Account, AccountItem } from '../shared/identity/account.ts'
import { isActive, mendedAccountRow } from '../shared/identity/account-store.ts'
import { LoginItem } from '../shared/identity/login.ts'
import { findLogin } from '../shared/identity/login-store.ts'
import { type Member, MemberItem } from '../shared/identity/member.ts'
import { findMember } from '../shared/identity/member-store.ts'
import { accountKey, installation } from '../shared/keys.ts'
import { AuditItem, type AuditNote } from '../shared/ledger/audit.ts'
import { transactAudited } from '../shared/ledger/audit-store.ts'
import { chainNew } from '../shared/ledger/ledger.ts'
import { newNotice } from '../shared/messages/member-email.ts'
import { settleAll } from '../shared/settle-all.ts'
import type { ItemDef, Row } from '../shared/table/define-item.ts'
import { ifNotExists, type Table, type Write } from '../shared/table/table.ts'
import { keyMilliseconds } from './domain/key-lifetimes.ts'
import type { Verification } from './draft-verification.ts'
import { invitedAddressStore } from './invited-address-store.ts'
import { AccountPointerItem } from './items.ts'

/** Longer than any request that still read the old setting. */
const clockInMilliseconds = 30_000

export type AccountStore = ReturnType<typeof accountStore>
/** `isClaimLost`: another request emails the address. */
type Refusable = {
  readonly refused: boolean
  readonly current?: Account
  readonly work?: WorkMessage
  readonly isClaimLost?: boolean
}

export function accountStore(table: Table) {
  const retentionChanged = ({ accountId, settings }: Account, after: Account, now: number): Write[] => {
    const { trackDays } = after.settings.retention
    if (trackDays === settings.retention.trackDays) return []
    return [putDue(table, dueRow(accountId, 'retention', 'tracks', now, { days: trackDays }))]
  }
  const maxHoursLowered = ({ accountId, settings }: Account, after: Account, now: number): Write[] => {
    const { maxHours } = after.settings.shifts
    if (maxHours >= settings.shifts.maxHours) return []
    return [putDue(table, dueRow(accountId, 'auto-close', every, now + clockInMilliseconds, { maxHours }))]
  }
  /** `work`: sends the email once the transaction is done. */
  const emailWrites = async (accountId: string, verification: Verification | undefined, now: number) => {
    if (!verification) return { writes: [] }
    const { writes, work } = await newNotice(table, accountId, verification.notice, now)
    return { writes: [invitedAddressStore(table).keepClaim(verification.claim, now), ...writes], work }
  }
  const putNew = (Item: Row) => ({ Put: { TableName: table.name, Item, ConditionExpression: ifNotExists } })

  return {
    findLogin: (sub: string) => findLogin(table, sub),
    isActive: (accountId: string) => isActive(table, accountId),
    findMember: (accountId: string, memberId: string) => findMember(table, accountId, memberId),

    /** The root key and its due row come before whatever the first account seals or hashes. */
    async ensureRootKey(now: number): Promise<void> {
      const due = dueRow(installation, 'rotate-root', every, now + keyMilliseconds, { wrapped: initialRootVersion })
      await table.keyring.ensureRoot(() => table.send(new PutCommand({ TableName: table.name, Item: due })))
    },

    /**
     * All in one transaction.
     * @throws AppError `account_exists` if the login has an account
     */
    async addAccount(
      account: Account,
      owner: Member,
      note: AuditNote,
      verification?: Verification,
    ): Promise<WorkMessage | undefined> {
      const { accountId } = account
      const inAYear = Date.parse(note.at) + keyMilliseconds
      const key = await table.keyring.newAccountKeys(accountId)
      const { sub, memberId, role } = owner
      const row = <Def extends ItemDef>(def: Def, item: Parameters<typeof table.row<Def>>[2]) =>
        table.row(def, accountId, item)
      const rows = await settleAll([
        row(AccountItem, account),
        row(AccountPointerItem, { accountId }),
        row(MemberItem, owner),
        row(LoginItem, { sub, accountId, memberId, role }),
        row(AuditItem, chainNew(undefined, note)),
      ])
      const due = dueRow(accountId, 'rotate-key', every, inAYear)
      const { writes, work } = await emailWrites(accountId, verification, Date.parse(note.at))
      await table.transact([key, ...[...rows, due].map(putNew), ...writes], () => {
        throw new AppError('account_exists')
      })
      return work
    },

    /** SMS a day for one account; undefined: the installation's cap. Returns false when there is no such active account. */
    async setTextsPerDay(accountId: string, textsPerDay: number | undefined, note: AuditNote): Promise<boolean> {
      const Update = {
        TableName: table.name,
        Key: accountKey(accountId),
        UpdateExpression: textsPerDay === undefined ? 'REMOVE textsPerDay' : 'SET textsPerDay = :texts',
        ConditionExpression: '#state = :active',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':active': 'active',
          ...(textsPerDay === undefined ? {} : { ':texts': textsPerDay }),
        },
      }
      const refused = await transactAudited(table, accountId, note, [{ Update }], () => 'refused' as const)
      return refused === undefined
    },

    /** Undefined when another request claimed the address meanwhile. */
    async addVerification(
      accountId: string,
      verification: Verification,
      note: AuditNote,
    ): Promise<WorkMessage | undefined> {
      const { writes, work } = await emailWrites(accountId, verification, Date.parse(note.at))
      const refused = await transactAudited(table, accountId, note, writes, () => 'refused')
      return refused ? undefined : work
    },

    /** Fails if the version moved. Changed retention and lower `maxHours` apply to stored data too, by due rows. */
    async change(before: Account, after: Account, note: AuditNote, verification?: Verification): Promise<Refusable> {
      const row = await table.row(AccountItem, before.accountId, after)
      const update = {
        TableName: table.name,
        Key: accountKey(before.accountId),
        UpdateExpression: `SET sealed = :sealed, settings = :settings, pastNotices = :notices, #timeZone = :zone, country = :country${after.language ? ', #language = :language' : ''} ADD version :one${after.language ? '' : ' REMOVE #language'}`,
        ConditionExpression: '#state = :active AND version = :version',
        ExpressionAttributeNames: { '#state': 'state', '#timeZone': 'timeZone', '#language': 'language' },
        ExpressionAttributeValues: {
          ':sealed': row.sealed,
          ':settings': after.settings,
          ':notices': after.pastNotices ?? [],
          ':zone': after.timeZone,
          ':country': after.country,
          ...(after.language ? { ':language': after.language } : {}),
          ':one': 1,
          ':active': 'active',
          ':version': before.version,
        },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
      }
      const now = Date.parse(note.at)
      const email = await emailWrites(before.accountId, verification, now)
      const writes = [
        { Update: update },
        ...email.writes,
        ...retentionChanged(before, after, now),
        ...maxHoursLowered(before, after, now),
      ]
      const refused = await transactAudited(table, before.accountId, note, writes, (failed) => ({
        row: failed.find(({ index }) => index === 0)?.row,
        isOtherClaim: failed.every(({ index }) => index !== 0),
      }))
      if (!refused) return { refused: false, ...(email.work && { work: email.work }) }
      if (refused.isOtherClaim) return { refused: true, current: before, isClaimLost: true }
      if (refused.row?.['state'] !== 'active') return { refused: true }
      return { refused: true, current: await table.item(AccountItem, mendedAccountRow(refused.row)) }
    },
  }
}
