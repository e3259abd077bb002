import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { dueRow, every, putDue } from '../shared/background/due.ts'
import { initialRootVersion } from '../shared/crypto/key-rows.ts'
import { AppError } from '../shared/errors.ts'
import { type Account, AccountItem } from '../shared/identity/account.ts'
import { isActive } from '../shared/identity/account-store.ts'
import { type Login, LoginItem } from '../shared/identity/login.ts'
import { type Member, MemberItem } from '../shared/identity/member.ts'
import { accountKey, installation, loginKey } from '../shared/keys.ts'
import { AuditItem, type AuditNote } from '../shared/ledger/audit.ts'
import { transactAudited } from '../shared/ledger/audit-store.ts'
import { chain } from '../shared/ledger/ledger.ts'
import type { ItemDef, Row } from '../shared/table/define-item.ts'
import { ifNotExists, type Table, type Write } from '../shared/table/table.ts'
import { keyMilliseconds } from './domain/key-lifetimes.ts'

/** Longer than a clock-in can take that still goes by the setting before. */
const clockInMilliseconds = 30_000

export type AccountStore = ReturnType<typeof accountStore>
type Refusable = { readonly refused: boolean; readonly meanwhile?: Account }

/** The account's row, and the first rows of a new one. */
export function accountStore(table: Table) {
  const retentionChanged = ({ accountId, settings }: Account, after: Account, now: number): Write[] => {
    const { trackDays } = after.settings.retention
    if (trackDays === settings.retention.trackDays) return []
    return [putDue(table, dueRow(accountId, 'retention', 'tracks', now, { days: trackDays }))]
  }
  const hoursLowered = ({ accountId, settings }: Account, after: Account, now: number): Write[] => {
    const { maxHours } = after.settings.shifts
    if (maxHours >= settings.shifts.maxHours) return []
    return [putDue(table, dueRow(accountId, 'auto-close', every, now + clockInMilliseconds, { maxHours }))]
  }
  const first = (Item: Row) => ({ Put: { TableName: table.name, Item, ConditionExpression: ifNotExists } })

  return {
    /** Whose login this is, or undefined when it has no account. */
    async findLogin(sub: string): Promise<Login | undefined> {
      const get = new GetCommand({ TableName: table.name, Key: loginKey(sub), ConsistentRead: true })
      const { Item } = await table.send(get)
      return Item && table.item(LoginItem, Item)
    },

    isActive: (accountId: string) => isActive(table, accountId),

    /**
     * Makes the account with its data key, the work of replacing that, and its owner, all or nothing. The installation's first
     * account comes after its root, and that after the work of replacing it. Throws `account_exists` if the login has one.
     */
    async open(account: Account, owner: Member, note: AuditNote): Promise<void> {
      const { accountId } = account
      const inAYear = Date.parse(note.at) + keyMilliseconds
      const rootDue = dueRow(installation, 'rotate-root', every, inAYear, { wrapped: initialRootVersion })
      await table.keyring.ensureRoot(() => table.send(new PutCommand({ TableName: table.name, Item: rootDue })))
      const key = await table.keyring.newAccountKeys(accountId)
      const { sub, memberId, role } = owner
      const row = <Def extends ItemDef>(def: Def, item: Parameters<typeof table.row<Def>>[2]) =>
        table.row(def, accountId, item)
      const rows = await Promise.all([
        row(AccountItem, account),
        row(MemberItem, owner),
        row(LoginItem, { sub, accountId, memberId, role }),
        row(AuditItem, chain(undefined, note)),
      ])
      const due = dueRow(accountId, 'rotate-key', every, inAYear)
      await table.transact([key, ...[...rows, due].map(first)], () => {
        throw new AppError('account_exists')
      })
    },

    /**
     * Writes the account as changed, if it is still what it was: active, and of that version. Otherwise nothing is written
     * and the answer is the account as it stands now, or undefined when it is no longer active. Another retention is work
     * that is due from now on: it goes for what is stored too; and shorter shifts are, for those that are open.
     */
    async change(before: Account, after: Account, note: AuditNote): Promise<Refusable> {
      const row = await table.row(AccountItem, before.accountId, after)
      const update = {
        TableName: table.name,
        Key: accountKey(before.accountId),
        UpdateExpression:
          'SET sealed = :sealed, settings = :settings, #timeZone = :zone, country = :country ADD version :one',
        ConditionExpression: '#state = :active AND version = :version',
        ExpressionAttributeNames: { '#state': 'state', '#timeZone': 'timeZone' },
        ExpressionAttributeValues: {
          ':sealed': row.sealed,
          ':settings': after.settings,
          ':zone': after.timeZone,
          ':country': after.country,
          ':one': 1,
          ':active': 'active',
          ':version': before.version,
        },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
      }
      const now = Date.parse(note.at)
      const writes = [{ Update: update }, ...retentionChanged(before, after, now), ...hoursLowered(before, after, now)]
      const refused = await transactAudited(table, before.accountId, note, writes, ([refusal]) => ({
        row: refusal?.row,
      }))
      if (!refused) return { refused: false }
      if (refused.row?.['state'] !== 'active') return { refused: true }
      return { refused: true, meanwhile: await table.item(AccountItem, refused.row) }
    },
  }
}
