import { hkdfSync } from 'node:crypto'
import { type DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { rootKeyCopyKey } from '../keys.ts'
import { promiseCache } from '../promise-cache.ts'
import { failedConditionsOf, retryTransactionConflicts } from '../write-errors.ts'
import type { DataKey } from './cipher.ts'
import { initialRootVersion, newestRow, rootRow } from './key-rows.ts'

export type RootVault = {
  generate: () => Promise<{ plain: Uint8Array; wrapped: Uint8Array }>
  unwrap: (wrapped: Uint8Array) => Promise<Uint8Array>
}

export type KeyTable = {
  readonly client: DynamoDBDocumentClient
  readonly tableName: string
  /** Holds a copy of each root row, for longer than the key table has backups. */
  readonly mainTable: string
  readonly vault: RootVault
  readonly now: () => number
}

/** Before the first account; afterwards the key was lost. */
class NoRootKey extends Error {
  override readonly name = 'NoRootKey'
  constructor(version: number) {
    super(`the installation has no root key ${version} yet`)
  }
}

/** For what strangers try before there is an account: nothing they bring can be genuine. */
export function ignoreNoRootKey(error: unknown): undefined {
  if (!(error instanceof NoRootKey)) throw error
}

/** Each purpose has its own key, derived from the first root key (HKDF, RFC 5869). */
export type Purpose =
  | 'cursor'
  | 'preference-link'
  | 'consent-request'
  | 'invitation-link'
  | 'contact-link'
  | 'status-link'
  | 'address-hash'
  | 'installation-seal'

export async function readKeyRow({ client, tableName }: Pick<KeyTable, 'client' | 'tableName'>, pk: string) {
  const { Item } = await client.send(new GetCommand({ TableName: tableName, Key: { pk }, ConsistentRead: true }))
  return Item
}

export function rootKeysStore(keyTable: KeyTable) {
  const { client, tableName, mainTable, vault, now } = keyTable
  const roots = promiseCache<number, DataKey>()
  const derived = new Map<Purpose, Buffer>()

  async function unwrapRoot(version: number): Promise<DataKey> {
    const row = await readKeyRow(keyTable, rootRow(version))
    if (!(row?.['wrapped'] instanceof Uint8Array)) throw new NoRootKey(version)
    return { version, bytes: await vault.unwrap(row['wrapped']) }
  }

  function rootKey(version = initialRootVersion): Promise<DataKey> {
    return roots.get(version, () => unwrapRoot(version))
  }

  /**
   * With its copy, in one transaction. No-op if the version exists. `madeAt` in epoch milliseconds.
   * @throws Error if only the copy exists: a new key of this version could not open what the lost one has wrapped
   */
  async function makeRoot(version: number): Promise<void> {
    const { wrapped } = await vault.generate()
    const madeAt = now()
    const copy = { ...rootKeyCopyKey(String(version)), type: 'rootKeyCopy', version, wrapped, madeAt }
    const writes = new TransactWriteCommand({
      TransactItems: [putNew(tableName, { pk: rootRow(version), wrapped, madeAt }), putNew(mainTable, copy)],
    })
    await retryTransactionConflicts(() => client.send(writes)).catch((error: unknown) => {
      const [failed] = failedConditionsOf(error)
      if (!failed) throw error
      if (failed.index > 0) throw new Error(`root key ${version} is lost, its copy is not: see restore-root-keys`)
    })
  }

  return {
    rootKey,
    makeRoot,

    async newestRoot(): Promise<number> {
      return Number((await readKeyRow(keyTable, newestRow))?.['version'] ?? initialRootVersion)
    },

    /** In the background, so that a container's first request waits less for KMS. */
    warm(): void {
      rootKey().catch(() => undefined) // the first use retries and reports the error
    },

    /** 32 bytes, shared: callers must not write to them. */
    async derive(purpose: Purpose): Promise<Buffer> {
      const known = derived.get(purpose)
      if (known) return known
      const { bytes } = await rootKey()
      const key = Buffer.from(hkdfSync('sha256', bytes, Buffer.alloc(0), `fieldpost/${purpose}`, 32))
      derived.set(purpose, key)
      return key
    },

    /** Runs `before` and creates the first root key, if there is none. */
    async ensureRoot(before: () => Promise<unknown>): Promise<void> {
      if (await readKeyRow(keyTable, rootRow(initialRootVersion))) return
      await before()
      await makeRoot(initialRootVersion)
      roots.delete(initialRootVersion) // an earlier read that is still in flight will find no root
    },

    rootRowKey: (version: number) => ({ TableName: tableName, Key: { pk: rootRow(version) } }),
    newestRootKey: { TableName: tableName, Key: { pk: newestRow } },
  }
}

function putNew(TableName: string, Item: Record<string, unknown>) {
  return { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } }
}
