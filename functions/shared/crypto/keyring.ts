import { randomBytes } from 'node:crypto'
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { AppError } from '../errors.ts'
import { promiseCache } from '../promise-cache.ts'
import { type DataKey, keyVersionOf, open, seal } from './cipher.ts'
import { accountRow, accountRowKey, namingVersion } from './key-rows.ts'
import { type KeyTable, readKeyRow, rootKeysStore } from './root-keys-store.ts'

/** `current` seals, any stored version opens. */
export type AccountKeys = {
  readonly current: DataKey
  /** For keyed row names: never replaced. */
  readonly naming: DataKey
  readonly has: (version: number) => boolean
  readonly version: (version: number) => DataKey
}

export type Keyring = ReturnType<typeof openKeyring>

/** Shorter than any quiesce, so that no container seals with a deleted key. */
const cacheMilliseconds = 5_000
const maxCachedAccounts = 1_000

/** Account data keys have a table of their own: deleting an account's row there makes its sealed data unreadable. */
export function openKeyring(keyTable: KeyTable) {
  const { tableName, now } = keyTable
  const roots = rootKeysStore(keyTable)
  const cache = promiseCache<string, AccountKeys | undefined>({
    milliseconds: cacheMilliseconds,
    entries: maxCachedAccounts,
    now,
  })

  async function readKeys(accountId: string): Promise<AccountKeys | undefined> {
    const row = await readKeyRow(keyTable, accountRow(accountId))
    if (!row) return undefined
    const wrapped = row['keys'] as Record<string, Uint8Array>
    const rootKeys = new Map<number, DataKey>()
    for (const version of new Set(Object.values(wrapped).map(keyVersionOf))) {
      rootKeys.set(version, await roots.rootKey(version))
    }
    const opened = new Map<number, DataKey>()
    const version = (wanted: number): DataKey => {
      const known = opened.get(wanted)
      if (known) return known
      const bytes = wrapped[String(wanted)]
      const root = bytes && rootKeys.get(keyVersionOf(bytes))
      if (!root) throw new Error(`the account has no data key of version ${wanted}`)
      const key = { version: wanted, bytes: open(root, accountRow(accountId), bytes) }
      opened.set(wanted, key)
      return key
    }
    const naming = version(Math.min(...Object.keys(wrapped).map(Number)))
    return { current: version(Number(row['current'])), naming, has: (wanted) => String(wanted) in wrapped, version }
  }

  /** @throws AppError `account_erasing` when the keys are deleted */
  async function accountKeys(accountId: string): Promise<AccountKeys> {
    const keys = await cache.get(accountId, () => readKeys(accountId))
    if (!keys) throw new AppError('account_erasing')
    return keys
  }

  return {
    ...roots,
    accountKeys,

    async keyThatSealed(accountId: string, sealed: Uint8Array): Promise<DataKey> {
      const keys = await accountKeys(accountId)
      const version = keyVersionOf(sealed)
      if (keys.has(version)) return keys.version(version)
      cache.delete(accountId)
      return (await accountKeys(accountId)).version(version)
    },

    wrap: (accountId: string, root: DataKey, { bytes }: DataKey) => seal(root, accountRow(accountId), bytes),
    unwrap: async (accountId: string, wrapped: Uint8Array) =>
      open(await roots.rootKey(keyVersionOf(wrapped)), accountRow(accountId), wrapped),

    /** Caches the keys, so that the same transaction can seal the first rows. */
    async newAccountKeys(accountId: string) {
      const root = await roots.rootKey(await roots.newestRoot())
      const [current, naming] = [newKey(1), newKey(namingVersion)]
      const wrapped = ({ bytes }: DataKey) => seal(root, accountRow(accountId), bytes)
      const keys = { [namingVersion]: wrapped(naming), '1': wrapped(current) }
      const version = (wanted: number) => (wanted === namingVersion ? naming : current)
      const entry = { current, naming, has: (wanted: number) => wanted <= current.version, version }
      cache.set(accountId, entry)
      return {
        Put: {
          TableName: tableName,
          Item: { pk: accountRow(accountId), current: 1, since: now(), keys },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      } satisfies NonNullable<TransactWriteCommandInput['TransactItems']>[number]
    },

    tableName,
    accountRowKey: (accountId: string) => accountRowKey(tableName, accountId),
    forget: (accountId: string) => cache.delete(accountId),
  }
}

function newKey(version: number): DataKey {
  return { version, bytes: randomBytes(32) }
}
