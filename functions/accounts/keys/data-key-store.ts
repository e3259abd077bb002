import { randomBytes } from 'node:crypto'
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { dueRow, every, putDue } from '../../shared/background/due.ts'
import { accountKey, dueKey } from '../../shared/keys.ts'
import { ifExists, type Table } from '../../shared/table/table.ts'
import { keyMilliseconds } from '../domain/key-lifetimes.ts'
import { detailsOf, nextScan } from '../domain/key-usage-scan.ts'
import { type DataKeyRow, dataKeyRow, sealingVersions } from './data-key-row.ts'

export type DataKeyStore = ReturnType<typeof dataKeyStore>

/** The data keys of one account. */
export function dataKeyStore(table: Pick<Table, 'name' | 'send' | 'transact' | 'keyring'>) {
  const { name, keyring } = table
  return {
    /** Undefined when they are deleted. */
    async findKeys(accountId: string): Promise<DataKeyRow | undefined> {
      const { Item } = await table.send(new GetCommand({ ...keyring.accountRowKey(accountId), ConsistentRead: true }))
      return Item && dataKeyRow(Item)
    },

    /**
     * A new key that seals from now on, with what is due then: the next one in a year, and the looks for what the older ones,
     * which open what they have sealed, are needed for. Nothing happens when the account is not active or has another key.
     */
    async addKey(account: DataKeyRow, now: number): Promise<void> {
      const { accountId, current } = account
      const version = current + 1
      const root = await keyring.rootKey(await keyring.newestRoot())
      const wrapped = keyring.wrap(accountId, root, { version, bytes: randomBytes(32) })
      const add = {
        ...keyring.accountRowKey(accountId),
        UpdateExpression: 'SET #keys.#version = :wrapped, #current = :version, since = :now',
        ConditionExpression: '#current = :was AND attribute_not_exists(#keys.#version)',
        ExpressionAttributeNames: { '#keys': 'keys', '#current': 'current', '#version': String(version) },
        ExpressionAttributeValues: { ':wrapped': wrapped, ':version': version, ':now': now, ':was': current },
      }
      const again = {
        TableName: name,
        Key: dueKey(accountId, 'rotate-key', every),
        UpdateExpression: 'SET dueAt = :at',
        ConditionExpression: ifExists,
        ExpressionAttributeValues: { ':at': now + keyMilliseconds },
      }
      const active = {
        TableName: name,
        Key: accountKey(accountId),
        ConditionExpression: '#state = :active',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':active': 'active' },
      }
      const look = nextScan(version, 1, sealingVersions(account), now)
      const looks = putDue(table, dueRow(accountId, 'retire-data-key', every, look.notBefore, detailsOf(look)))
      await table.transact([{ Update: add }, { Update: again }, { ConditionCheck: active }, looks], () => undefined)
    },
  }
}
