import { randomBytes } from 'node:crypto'
import { GetCommand, QueryCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { keyVersionOf } from '../shared/cipher.ts'
import { partitionsOf } from '../shared/keys.ts'
import type { Table } from '../shared/table.ts'

/** The data keys of one account as their row keeps them. Times in milliseconds since the epoch. */
export type KeptKeys = {
  readonly accountId: string
  readonly current: number
  /** Since when `current` seals. */
  readonly since: number
  /** Wrapped, by version. */
  readonly keys: Readonly<Record<string, Uint8Array>>
  /** Older versions that nothing was sealed with, by when that was first seen. */
  readonly unused: Readonly<Record<string, number>>
  /** When somebody last looked for that. */
  readonly lookedAt: number
}

export type KeyStore = ReturnType<typeof keyStore>

const account = 'account#'
const names = { '#keys': 'keys', '#current': 'current' }

/** The rows of the key table: each change is one conditional write, and none of them brings a deleted account's row back. */
export function keyStore({ name, send, attempt, keyring }: Pick<Table, 'name' | 'send' | 'attempt' | 'keyring'>) {
  const row = (accountId: string) => keyring.accountRowKey(accountId)
  /** False when it was not as expected any more. */
  const changed = (update: UpdateCommand) =>
    attempt(
      () => send(update).then(() => true),
      () => false,
    )

  return {
    /** The root that new keys are wrapped with, and when it was made; 0 for one that does not say. */
    async newestRoot(): Promise<{ version: number; madeAt: number } | undefined> {
      const first = await send(new GetCommand({ ...keyring.rootRowKey(1), ConsistentRead: true }))
      if (!first.Item) return undefined
      const version = Number(first.Item['newest'] ?? 1)
      const { Item } = await send(new GetCommand({ ...keyring.rootRowKey(version), ConsistentRead: true }))
      return { version, madeAt: Number(Item?.['madeAt'] ?? 0) }
    },

    /** Makes the next root, then names it as the one to wrap with. Dying between the two changes nothing that anybody reads. */
    async addRoot(version: number): Promise<void> {
      await keyring.makeRoot(version)
      const update = new UpdateCommand({
        ...keyring.rootRowKey(1),
        UpdateExpression: 'SET newest = :version',
        ConditionExpression: 'attribute_exists(pk) AND (attribute_not_exists(newest) OR newest < :version)',
        ExpressionAttributeValues: { ':version': version },
      })
      await changed(update)
    },

    /** All accounts, page by page, each as it was when its page was read. */
    async *accounts(): AsyncGenerator<KeptKeys> {
      let start: Record<string, unknown> | undefined
      do {
        const scan = new ScanCommand({ TableName: keyring.tableName, ExclusiveStartKey: start, ConsistentRead: true })
        const { Items = [], LastEvaluatedKey } = await send(scan)
        for (const item of Items) if (String(item['pk']).startsWith(account)) yield keptKeys(item)
        start = LastEvaluatedKey
      } while (start)
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
        await changed(update)
      }
    },

    /** A new key that seals from now on; the older ones open what they have sealed. */
    async addKey({ accountId, current }: KeptKeys, root: number, now: number): Promise<void> {
      const version = current + 1
      const key = { version, bytes: randomBytes(32) }
      const update = new UpdateCommand({
        ...row(accountId),
        UpdateExpression: 'SET #keys.#version = :wrapped, #current = :version, since = :now',
        ConditionExpression: '#current = :was AND attribute_not_exists(#keys.#version)',
        ExpressionAttributeNames: { ...names, '#version': String(version) },
        ExpressionAttributeValues: {
          ':wrapped': keyring.wrap(accountId, await keyring.rootKey(root), key),
          ':version': version,
          ':now': now,
          ':was': current,
        },
      })
      await changed(update)
    },

    /** The versions that any row of the account was sealed with; undefined when there was no time to look at all of them. */
    async versionsInUse(accountId: string, hasTime: () => boolean): Promise<Set<number> | undefined> {
      const versions = new Set<number>()
      for (const { pk } of partitionsOf(accountId)) {
        let start: Record<string, unknown> | undefined
        do {
          if (!hasTime()) return undefined
          const query = new QueryCommand({
            TableName: name,
            KeyConditionExpression: 'pk = :pk',
            ProjectionExpression: 'sealed',
            ExpressionAttributeValues: { ':pk': pk },
            ConsistentRead: true,
            ExclusiveStartKey: start,
          })
          const { Items = [], LastEvaluatedKey } = await send(query)
          for (const { sealed } of Items) if (sealed instanceof Uint8Array) versions.add(keyVersionOf(sealed))
          start = LastEvaluatedKey
        } while (start)
      }
      return versions
    },

    /** What a look has found: since when which versions are unused, and which are given up. */
    async keepLook({ accountId, current }: KeptKeys, unused: KeptKeys['unused'], gone: readonly string[], now: number) {
      const removed = gone.map((_version, index) => `#keys.#gone${index}`)
      const update = new UpdateCommand({
        ...row(accountId),
        UpdateExpression: `SET unused = :unused, lookedAt = :now${removed.length > 0 ? ` REMOVE ${removed}` : ''}`,
        ConditionExpression: '#current = :current',
        ExpressionAttributeNames: {
          '#current': 'current',
          ...(removed.length > 0 && { '#keys': 'keys' }),
          ...Object.fromEntries(gone.map((version, index) => [`#gone${index}`, version])),
        },
        ExpressionAttributeValues: { ':unused': unused, ':now': now, ':current': current },
      })
      await changed(update)
    },
  }
}

function keptKeys(item: Record<string, unknown>): KeptKeys {
  const { pk, current, since = 0, keys, unused = {}, lookedAt = 0 } = item
  return {
    accountId: String(pk).slice(account.length),
    current: Number(current),
    since: Number(since),
    keys: keys as KeptKeys['keys'],
    unused: unused as KeptKeys['unused'],
    lookedAt: Number(lookedAt),
  }
}
