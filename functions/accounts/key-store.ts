import { randomBytes } from 'node:crypto'
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { keyVersionOf } from '../shared/cipher.ts'
import { absent, type Table } from '../shared/table.ts'
import type { KeptKeys } from './kept-keys.ts'
import { everyAccountsKeys } from './kept-keys-store.ts'

export type KeyStore = ReturnType<typeof keyStore>

const names = { '#keys': 'keys', '#current': 'current' }

/** New roots and new data keys: each change is one conditional write, and none of them brings a deleted account's row back. */
export function keyStore({ send, attempt, keyring }: Pick<Table, 'send' | 'attempt' | 'keyring'>) {
  const row = (accountId: string) => keyring.accountRowKey(accountId)
  /** Nothing happens when it is not as expected any more. */
  const change = (write: () => Promise<unknown>) =>
    attempt(
      () => write().then(() => undefined),
      () => undefined,
    )

  return {
    accounts: () => everyAccountsKeys({ send }, keyring.tableName),

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
        ConditionExpression: `${absent} OR version < :version`,
        ExpressionAttributeValues: { ':version': version },
      })
      await change(() => send(put))
    },

    /** Wraps again, with this root, what an older one wraps. */
    async wrapAgain({ accountId, keys }: KeptKeys, root: number): Promise<void> {
      for (const [version, wrapped] of Object.entries(keys)) {
        if (keyVersionOf(wrapped) === root) continue
        const bytes = await keyring.unwrap(accountId, wrapped)
        const again = keyring.wrap(accountId, await keyring.rootKey(root), { version: Number(version), bytes })
        const update = new UpdateCommand({
          ...row(accountId),
          UpdateExpression: 'SET #keys.#version = :again',
          ConditionExpression: '#keys.#version = :wrapped',
          ExpressionAttributeNames: { '#keys': 'keys', '#version': version },
          ExpressionAttributeValues: { ':again': again, ':wrapped': wrapped },
        })
        await change(() => send(update))
      }
    },

    /** A new key that seals from now on; the older ones open what they have sealed, and a look for that begins anew. */
    async addKey({ accountId, current }: KeptKeys, root: number, now: number): Promise<void> {
      const version = current + 1
      const key = { version, bytes: randomBytes(32) }
      const update = new UpdateCommand({
        ...row(accountId),
        UpdateExpression: 'SET #keys.#version = :wrapped, #current = :version, since = :now REMOVE look',
        ConditionExpression: '#current = :was AND attribute_not_exists(#keys.#version)',
        ExpressionAttributeNames: { ...names, '#version': String(version) },
        ExpressionAttributeValues: {
          ':wrapped': keyring.wrap(accountId, await keyring.rootKey(root), key),
          ':version': version,
          ':now': now,
          ':was': current,
        },
      })
      await change(() => send(update))
    },
  }
}
