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
import { accountOf, type Key } from '../keys.ts'
import { failedConditionsOf, isNamed, retryTransactionConflicts } from '../write-errors.ts'
import { followWrites } from './after-write.ts'
import type { Item, ItemDef, Row } from './define-item.ts'

export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/** `row` needs `ReturnValuesOnConditionCheckFailure`. */
export type FailedCondition = { readonly index: number; readonly row: Record<string, unknown> | undefined }

export const ifNotExists = 'attribute_not_exists(pk)'
export const ifExists = 'attribute_exists(pk)'

export type Table = ReturnType<typeof tableOver>

export function tableOver(deps: { client: DynamoDBDocumentClient; name: string; keyring: Keyring }) {
  const { client, name, keyring } = deps

  async function row<Def extends ItemDef>(def: Def, accountId: string, item: Item<Def>, extra: Partial<Row> = {}) {
    const key = def.key(accountId, item as z.infer<Def['clear']>)
    const clear = withoutKeyFields(def, def.clear.parse(item))
    if (!def.personal) return { ...key, type: def.type, ...clear, ...extra } as Row
    const personal = Buffer.from(JSON.stringify(def.personal.parse(item)))
    return { ...key, type: def.type, ...clear, ...extra, sealed: await sealBytes(key, personal) } as Row
  }

  /** @throws Error if the row is of another type or was tampered with */
  async function item<Def extends ItemDef>(def: Def, stored: Record<string, unknown>): Promise<Item<Def>> {
    const { pk, sk, type, sealed } = stored as Row
    if (type !== def.type) throw new Error(`expected a row of ${def.type}, found ${type}`)
    const clear = clearOf(def, stored)
    const earlier = formerlyClear(def, stored)
    if (!def.personal || !sealed) return { ...clear, ...earlier } as Item<Def>
    const personal = JSON.parse(Buffer.from(await openBytes({ pk, sk }, sealed)).toString())
    return { ...clear, ...def.personal.parse({ ...earlier, ...personal }) } as Item<Def>
  }

  async function sealBytes(key: Key, plain: Uint8Array): Promise<Uint8Array> {
    const { current } = await keyring.accountKeys(accountOf(key))
    return seal(current, aad(key), plain)
  }

  async function openBytes(key: Key, sealed: Uint8Array): Promise<Uint8Array> {
    return open(await keyring.keyThatSealed(accountOf(key), sealed), aad(key), sealed)
  }

  /** Returns undefined on success. */
  async function transact<T>(
    writes: readonly Write[],
    onConditionFailed: (failed: FailedCondition[]) => T,
  ): Promise<T | undefined> {
    try {
      await retryTransactionConflicts(() => client.send(new TransactWriteCommand({ TransactItems: [...writes] })))
      followWrites(writes)
      return undefined
    } catch (error) {
      const failed = failedConditionsOf(error)
      if (failed.length === 0) throw error
      return onConditionFailed(failed.map(({ index, item }) => ({ index, row: unmarshalledRow(item) })))
    }
  }

  return { name, keyring, send: client.send.bind(client), row, item, sealBytes, openBytes, transact, tryWrite }
}

/** Of rows whose sealed fields are not needed. */
export function clearOf<Def extends ItemDef>(def: Def, stored: Record<string, unknown>): z.infer<Def['clear']> {
  const key = stored as Key
  const inKey = Object.entries(def.inKey ?? {}).map(([name, fieldOf]) => [name, fieldOf?.(key)])
  return def.clear.parse({ ...stored, ...Object.fromEntries(inKey) }) as z.infer<Def['clear']>
}

function withoutKeyFields({ inKey = {} }: ItemDef, fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !(name in inKey)))
}

function formerlyClear(def: ItemDef, stored: Record<string, unknown>): Record<string, unknown> {
  const names = def.formerlyClear?.filter((name) => stored[name] !== undefined) ?? []
  return Object.fromEntries(names.map((name) => [name, stored[name]]))
}

async function tryWrite<Output, T>(send: () => Promise<Output>, onConditionFailed: (row: FailedCondition['row']) => T) {
  try {
    return await retryTransactionConflicts(send)
  } catch (error) {
    if (!isNamed(error, 'ConditionalCheckFailedException')) throw error
    return onConditionFailed('Item' in error ? unmarshalledRow(error.Item) : undefined)
  }
}

/** The document client unmarshals responses, but not the rows inside exceptions. */
function unmarshalledRow(raw: unknown): FailedCondition['row'] {
  return raw ? unmarshall(raw as Parameters<typeof unmarshall>[0]) : undefined
}

/** In milliseconds: short, so that a call that hangs is retried in time. A transaction keeps its client token. */
const requestTimeouts = { connectionTimeout: 1_000, requestTimeout: 1_500, throwOnRequestTimeout: true }

/** The SDK's standard retries take up to 4 s, too long for a phone that waits. */
const retryStrategy = new ConfiguredRetryStrategy(3, (attempt) => Math.random() * 50 * 2 ** attempt)

const openClient = () => documentClient(new DynamoDBClient({ requestHandler: requestTimeouts, retryStrategy }))

let opened: Table | undefined

export function openTable(): Table {
  if (opened) return opened
  const client = openClient()
  const keyring = keyringOver(client)
  keyring.warm()
  opened = tableOver({ client, name: env('TABLE_NAME'), keyring })
  return opened
}

function keyringOver(client: DynamoDBDocumentClient): Keyring {
  const [tableName, mainTable, vault] = [env('KEY_TABLE_NAME'), env('TABLE_NAME'), kmsVault(env('ROOT_KEY_ID'))]
  return openKeyring({ client, tableName, mainTable, vault, now: clock })
}

/** For functions without access to keys. */
export function openKeylessTable(): Pick<Table, 'name' | 'send' | 'tryWrite'> {
  const client = openClient()
  return { name: env('TABLE_NAME'), send: client.send.bind(client), tryWrite }
}

export function documentClient(client: DynamoDBClient): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
}
