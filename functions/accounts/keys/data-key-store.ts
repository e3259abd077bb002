import { randomBytes } from 'node:crypto'
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { dueRow, every, putDue } from '../../shared/background/due.ts'
import { accountKey, dueKey } from '../../shared/keys.ts'
import { ifExists, type Table } from '../../shared/table/table.ts'
import { keyMilliseconds } from '../domain/key-lifetimes.ts'
import { detailsOf, nextScan } from '../domain/key-usage-scan.ts'
import { type DataKeyRow, dataKeyRow, sealingVersions } from './data-key-row.ts'

export type DataKeyStore = ReturnType<typeof dataKeyStore>

export function dataKeyStore(table: Pick<Table, 'name' | 'send' | 'transact' | 'keyring'>) {
  const { name, keyring } = table
  return {
    async findKeys(accountId: string): Promise<DataKeyRow | undefined> {
      const { Item } = await table.send(new GetCommand({ ...keyring.accountRowKey(accountId), ConsistentRead: true }))
      return Item && dataKeyRow(Item)
    },

    /** No-op when the account is not active or another key was added since. */
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
      const reschedule = {
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
      const scan = nextScan(version, 1, sealingVersions(account), now)
      const scheduleScan = putDue(table, dueRow(accountId, 'retire-data-key', every, scan.notBefore, detailsOf(scan)))
      await table.transact(
        [{ Update: add }, { Update: reschedule }, { ConditionCheck: active }, scheduleScan],
        () => undefined,
      )
    },
  }
}
