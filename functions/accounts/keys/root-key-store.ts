import { GetCommand, PutCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { keyVersionOf } from '../../shared/crypto/cipher.ts'
import { accountRow } from '../../shared/crypto/key-rows.ts'
import { ifNotExists, type Table } from '../../shared/table/table.ts'
import { type DataKeyRow, dataKeyRow } from './data-key-row.ts'

export type RootKeyStore = ReturnType<typeof rootKeyStore>

/** New roots, and the data keys that they wrap: each change is one conditional write, and none brings a deleted row back. */
export function rootKeyStore({ send, tryWrite, keyring }: Pick<Table, 'send' | 'tryWrite' | 'keyring'>) {
  /** Nothing happens when it is not as expected any more. */
  const change = (write: () => Promise<unknown>) => tryWrite<unknown, void>(write, () => undefined)

  return {
    /** The keys of all accounts behind that one, in the order of the key table, each as it was when its page was read. */
    async *accountsBehind(accountId: string | undefined): AsyncGenerator<DataKeyRow> {
      let start = accountId === undefined ? undefined : keyring.accountRowKey(accountId).Key
      do {
        const scan = new ScanCommand({ TableName: keyring.tableName, ExclusiveStartKey: start, ConsistentRead: true })
        const { Items = [], LastEvaluatedKey } = await send(scan)
        for (const item of Items) if (String(item['pk']).startsWith(accountRow(''))) yield dataKeyRow(item)
        start = LastEvaluatedKey as typeof start
      } while (start)
    },

    /** The root that new keys are wrapped with, and when it was made. Undefined before the first account. */
    async newestRoot(): Promise<{ version: number; madeAt: number } | undefined> {
      const version = await keyring.newestRoot()
      const { Item } = await send(new GetCommand({ ...keyring.rootRowKey(version), ConsistentRead: true }))
      return Item && { version, madeAt: Number(Item['madeAt'] ?? 0) }
    },

    /** Makes the next root, then names it as the one to wrap with. Dying between the two changes nothing that anybody reads. */
    async addRoot(version: number): Promise<void> {
      await keyring.makeRoot(version)
      const { TableName, Key } = keyring.newestRootKey
      const put = new PutCommand({
        TableName,
        Item: { ...Key, version },
        ConditionExpression: `${ifNotExists} OR version < :version`,
        ExpressionAttributeValues: { ':version': version },
      })
      await change(() => send(put))
    },

    /** Wraps again, with this root, what an older one wraps. */
    async rewrap({ accountId, keys }: DataKeyRow, root: number): Promise<void> {
      for (const [version, wrapped] of Object.entries(keys)) {
        if (keyVersionOf(wrapped) === root) continue
        const bytes = await keyring.unwrap(accountId, wrapped)
        const again = keyring.wrap(accountId, await keyring.rootKey(root), { version: Number(version), bytes })
        const update = new UpdateCommand({
          ...keyring.accountRowKey(accountId),
          UpdateExpression: 'SET #keys.#version = :again',
          ConditionExpression: '#keys.#version = :wrapped',
          ExpressionAttributeNames: { '#keys': 'keys', '#version': version },
          ExpressionAttributeValues: { ':again': again, ':wrapped': wrapped },
        })
        await change(() => send(update))
      }
    },
  }
}
