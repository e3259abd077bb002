import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { ConfiguredRetryStrategy } from '@smithy/core/retry'
import type * as z from 'zod'
import { clock } from '../clock.ts'
import { aad, open, seal } from '../crypto/cipher.ts'
import { type Keyring, openKeyring } from '../crypto/keyring.ts'
import { kmsVault } from '../crypto/kms-vault.ts'
import { env } from '../env.ts'
import { AppError } from '../errors.ts'
import { accountOf, type Key } from '../keys.ts'
import type { Item, ItemDef, Row } from './define-item.ts'

export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number]
/** One write of a transaction whose condition did not hold, with the row as it was when the write asked for it. */
export type Refusal = { readonly index: number; readonly row: Record<string, unknown> | undefined }

export const ifNotExists = 'attribute_not_exists(pk)'
export const ifExists = 'attribute_exists(pk)'
const conflictRetries = 5

export type Table = ReturnType<typeof tableOver>

/** The one table, with sealing: rows go in through `row`, come out through `item`, and nothing personal is ever in clear. */
export function tableOver(deps: { client: DynamoDBDocumentClient; name: string; keyring: Keyring }) {
  const { client, name, keyring } = deps

  /** The row of an item: clear attributes beside one sealed one. `extra` adds due attributes or a ttl. */
  async function row<Def extends ItemDef>(def: Def, accountId: string, item: Item<Def>, extra: Partial<Row> = {}) {
    const key = def.key(accountId, item as z.infer<Def['clear']>)
    const clear = def.clear.parse(item)
    if (!def.personal) return { ...key, type: def.type, ...clear, ...extra } as Row
    const personal = Buffer.from(JSON.stringify(def.personal.parse(item)))
    return { ...key, type: def.type, ...clear, ...extra, sealed: await sealBytes(key, personal) } as Row
  }

  /** The item of a row. Throws when the row is not of this kind or was tampered with. */
  async function item<Def extends ItemDef>(def: Def, stored: Record<string, unknown>): Promise<Item<Def>> {
    const rowOf = stored as Row
    if (rowOf.type !== def.type) throw new Error(`expected a row of ${def.type}, found ${rowOf.type}`)
    const clear = def.clear.parse(rowOf)
    if (!def.personal || !rowOf.sealed) return clear as Item<Def>
    const personal = JSON.parse(Buffer.from(await openBytes(rowOf, rowOf.sealed)).toString())
    return { ...clear, ...def.personal.parse(personal) } as Item<Def>
  }

  async function sealBytes(key: Key, plain: Uint8Array): Promise<Uint8Array> {
    const { current } = await keyring.accountKeys(accountOf(key))
    return seal(current, aad(key), plain)
  }

  async function openBytes(key: Key, sealed: Uint8Array): Promise<Uint8Array> {
    return open(await keyring.keyThatSealed(accountOf(key), sealed), aad(key), sealed)
  }

  /** All writes or none. `refused` hears which conditions did not hold, and answers or throws. */
  async function transact<T>(writes: readonly Write[], refused: (refusals: Refusal[]) => T): Promise<T | undefined> {
    try {
      await patiently(() => client.send(new TransactWriteCommand({ TransactItems: [...writes] })))
      return undefined
    } catch (error) {
      const refusals = refusalsOf(error)
      if (refusals.length === 0) throw error
      return refused(refusals)
    }
  }

  return { name, keyring, send: client.send.bind(client), row, item, sealBytes, openBytes, transact, tryWrite }
}

/** One conditional write; `refused` hears the row as it was (ask for it with ReturnValuesOnConditionCheckFailure). */
async function tryWrite<Answer, T>(send: () => Promise<Answer>, refused: (row: Refusal['row']) => T) {
  try {
    return await patiently(send)
  } catch (error) {
    if (!isNamed(error, 'ConditionalCheckFailedException')) throw error
    return refused('Item' in error ? plainRow(error.Item) : undefined)
  }
}

/** A conflict with a transaction under way is tried again with jitter, then told as 503. */
async function patiently<T>(send: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await send()
    } catch (error) {
      if (!isConflict(error)) throw error
      if (tries === conflictRetries) throw new AppError('unavailable')
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 25 * 2 ** tries))
    }
  }
}

function refusalsOf(error: unknown): Refusal[] {
  if (!isNamed(error, 'TransactionCanceledException') || !('CancellationReasons' in error)) return []
  const reasons = error.CancellationReasons as { Code?: string; Item?: unknown }[]
  return reasons.flatMap(({ Code, Item }, index) =>
    Code === 'ConditionalCheckFailed' ? [{ index, row: plainRow(Item) }] : [],
  )
}

function isConflict(error: unknown): boolean {
  if (isNamed(error, 'TransactionConflictException') || isNamed(error, 'TransactionInProgressException')) return true
  if (!isNamed(error, 'TransactionCanceledException') || !('CancellationReasons' in error)) return false
  const reasons = error.CancellationReasons as { Code?: string }[]
  return reasons.some(({ Code }) => Code === 'TransactionConflict' || Code === 'ThrottlingError')
}

/** Exceptions carry rows as the wire does; everything else comes unmarshalled. */
function plainRow(raw: unknown): Refusal['row'] {
  return raw ? unmarshall(raw as Parameters<typeof unmarshall>[0]) : undefined
}

function isNamed(error: unknown, name: string): error is Error {
  return error instanceof Error && error.name === name
}

/**
 * A call that hangs is given up while the function still has time to try again: the table answers in milliseconds, and a
 * transaction that is sent again within ten minutes carries the same token, so it happens once. In milliseconds.
 */
const requestTimeouts = { connectionTimeout: 1_000, requestTimeout: 1_500, throwOnRequestTimeout: true }

/** Three tries within a fraction of a second: the SDK's own four take 4 s when throttled, and a phone is waiting. */
const patience = new ConfiguredRetryStrategy(3, (attempt) => Math.random() * 50 * 2 ** attempt)

const openClient = () =>
  documentClient(new DynamoDBClient({ requestHandler: requestTimeouts, retryStrategy: patience }))

let opened: Table | undefined

/** The table of this function's environment, opened once per container. */
export function openTable(): Table {
  if (opened) return opened
  const client = openClient()
  const keyring = keyringOver(client)
  keyring.warm()
  opened = tableOver({ client, name: env('TABLE_NAME'), keyring })
  return opened
}

function keyringOver(client: DynamoDBDocumentClient): Keyring {
  const [tableName, vault] = [env('KEY_TABLE_NAME'), kmsVault(env('ROOT_KEY_ID'))]
  return openKeyring({ client, tableName, vault, now: clock })
}

/** The table for a function that has no keys: rows by their keys and their readable attributes. */
export function openKeylessTable(): Pick<Table, 'name' | 'send' | 'tryWrite'> {
  const client = openClient()
  return { name: env('TABLE_NAME'), send: client.send.bind(client), tryWrite }
}

export function documentClient(client: DynamoDBClient): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
}
