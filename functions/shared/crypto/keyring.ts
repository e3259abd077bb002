import { hkdfSync, randomBytes } from 'node:crypto'
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { AppError } from '../errors.ts'
import { type DataKey, keyVersionOf, open, seal } from './cipher.ts'
import { accountRow, accountRowKey, initialRootVersion, namingVersion, newestRow, rootRow } from './key-rows.ts'

/** What the keyring asks of KMS: a fresh root, and the root back from its wrapped form. */
export type RootVault = {
  generate: () => Promise<{ plain: Uint8Array; wrapped: Uint8Array }>
  unwrap: (wrapped: Uint8Array) => Promise<Uint8Array>
}

/** What is derived from the installation's root key; each purpose has a key of its own (HKDF, RFC 5869). */
export type Purpose = 'cursor' | 'preference-link' | 'status-link' | 'address-hash' | 'installation-seal'

/** The keys of one account: `current` seals, any version that is kept opens. */
export type AccountKeys = {
  readonly current: DataKey
  /** Rows that must find themselves again are named with it, for as long as the account lives: it is never replaced. */
  readonly naming: DataKey
  readonly has: (version: number) => boolean
  readonly version: (version: number) => DataKey
}

export type Keyring = ReturnType<typeof openKeyring>

/** Shorter than the shortest quiesce, so no container can seal with a key that an erasure has deleted. */
const cacheMilliseconds = 5_000

/**
 * Account data keys live in a table of their own, wrapped by one installation root key, which KMS unwraps once per
 * container: deleting an account's row there makes all its sealed data unreadable.
 */
export function openKeyring(deps: {
  client: DynamoDBDocumentClient
  tableName: string
  vault: RootVault
  now: () => number
}) {
  const { client, tableName, vault, now } = deps
  const cache = new Map<string, { keys: Promise<AccountKeys | undefined>; until: number }>()
  const roots = new Map<number, Promise<DataKey>>()
  const derived = new Map<Purpose, Buffer>()

  async function readRow(pk: string): Promise<Record<string, unknown> | undefined> {
    const { Item } = await client.send(new GetCommand({ TableName: tableName, Key: { pk }, ConsistentRead: true }))
    return Item
  }

  async function unwrapRoot(version: number): Promise<DataKey> {
    const row = await readRow(rootRow(version))
    if (!(row?.['wrapped'] instanceof Uint8Array)) throw new Error(`the installation has no root key ${version} yet`)
    return { version, bytes: await vault.unwrap(row['wrapped']) }
  }

  function rootKey(version = initialRootVersion): Promise<DataKey> {
    const known = roots.get(version)
    if (known !== undefined) return known
    const root = unwrapRoot(version)
    roots.set(version, root)
    root.catch(() => roots.get(version) === root && roots.delete(version)) // a passing fault must not poison the container
    return root
  }

  async function readKeys(accountId: string): Promise<AccountKeys | undefined> {
    const row = await readRow(accountRow(accountId))
    if (!row) return undefined
    const wrapped = row['keys'] as Record<string, Uint8Array>
    const rootKeys = new Map<number, DataKey>()
    for (const version of new Set(Object.values(wrapped).map(keyVersionOf))) {
      rootKeys.set(version, await rootKey(version))
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

  /** The account's keys. Throws `account_erasing` when they are deleted: the account is on its way out. */
  async function accountKeys(accountId: string): Promise<AccountKeys> {
    const known = cache.get(accountId)
    const entry = known && known.until > now() ? known : remember(accountId)
    const keys = await entry.keys
    if (!keys) throw new AppError('account_erasing')
    return keys
  }

  return {
    accountKeys,

    /** The key that sealed something; one that this container has not heard of yet is looked for once more. */
    async keyThatSealed(accountId: string, sealed: Uint8Array): Promise<DataKey> {
      const keys = await accountKeys(accountId)
      const version = keyVersionOf(sealed)
      if (keys.has(version)) return keys.version(version)
      cache.delete(accountId)
      return (await accountKeys(accountId)).version(version)
    },

    /** Fetches the root key while something else is done: a container's first request then need not wait for KMS. */
    warm(): void {
      rootKey().catch(() => undefined) // whoever needs it asks again, and hears of it
    },

    /** 32 bytes for one purpose, the same in every container; not to be written to. */
    async derive(purpose: Purpose): Promise<Buffer> {
      const known = derived.get(purpose)
      if (known) return known
      const { bytes } = await rootKey()
      const key = Buffer.from(hkdfSync('sha256', bytes, Buffer.alloc(0), `fieldpost/${purpose}`, 32))
      derived.set(purpose, key)
      return key
    },

    /** Makes the root key if there is none, and does `before` before. Only the function that creates accounts holds the right. */
    async ensureRoot(before: () => Promise<unknown>): Promise<void> {
      if (await readRow(rootRow(initialRootVersion))) return
      await before()
      await makeRoot(initialRootVersion)
      roots.delete(initialRootVersion) // whoever looked before there was one, and has not been answered yet, finds none
    },

    makeRoot,
    rootKey,
    newestRoot,

    /** An account's data key as its row keeps it, under a root; and back. */
    wrap: (accountId: string, root: DataKey, { bytes }: DataKey) => seal(root, accountRow(accountId), bytes),
    unwrap: async (accountId: string, wrapped: Uint8Array) =>
      open(await rootKey(keyVersionOf(wrapped)), accountRow(accountId), wrapped),

    /** A new account's key row, to be put in the transaction that makes the account, and the key to seal its first rows. */
    async newAccountKeys(accountId: string) {
      const [root, current, naming] = [await rootKey(await newestRoot()), newKey(1), newKey(namingVersion)]
      const wrapped = ({ bytes }: DataKey) => seal(root, accountRow(accountId), bytes)
      const keys = { [namingVersion]: wrapped(naming), '1': wrapped(current) }
      const version = (wanted: number) => (wanted === namingVersion ? naming : current)
      const entry = { current, naming, has: (wanted: number) => wanted <= current.version, version }
      cache.set(accountId, { keys: Promise.resolve(entry), until: now() + cacheMilliseconds })
      return {
        Put: {
          TableName: tableName,
          Item: { pk: accountRow(accountId), current: 1, since: now(), keys },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      } satisfies NonNullable<TransactWriteCommandInput['TransactItems']>[number]
    },

    tableName,
    rootRowKey: (version: number) => ({ TableName: tableName, Key: { pk: rootRow(version) } }),
    newestRootKey: { TableName: tableName, Key: { pk: newestRow } },
    accountRowKey: (accountId: string) => accountRowKey(tableName, accountId),
    forget: (accountId: string) => cache.delete(accountId),
  }

  /** Puts a root that is not there yet. `madeAt` in milliseconds since the epoch. */
  async function makeRoot(version: number): Promise<void> {
    const { wrapped } = await vault.generate()
    const put = new PutCommand({
      TableName: tableName,
      Item: { pk: rootRow(version), wrapped, madeAt: now() },
      ConditionExpression: 'attribute_not_exists(pk)',
    })
    await client.send(put).catch((error: unknown) => {
      if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException')) throw error
    })
  }

  async function newestRoot(): Promise<number> {
    return Number((await readRow(newestRow))?.['version'] ?? initialRootVersion)
  }

  function remember(accountId: string) {
    const entry = { keys: readKeys(accountId), until: now() + cacheMilliseconds }
    entry.keys.catch(() => cache.delete(accountId))
    cache.set(accountId, entry)
    if (cache.size > 1_000) cache.delete(cache.keys().next().value ?? '')
    return entry
  }
}

function newKey(version: number): DataKey {
  return { version, bytes: randomBytes(32) }
}
