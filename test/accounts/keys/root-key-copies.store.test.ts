import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { restoreRootKeys } from '../../../functions/accounts/keys/restore-root-keys.ts'
import { rootKeyCopyStore } from '../../../functions/accounts/keys/root-key-copy-store.ts'
import { rootRow } from '../../../functions/shared/crypto/key-rows.ts'
import { accountKey, rootKeyCopyKey } from '../../../functions/shared/keys.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { type Engine, giveKeys, startEngine } from '../../support/engine.ts'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})
afterAll(() => engine?.stop())

/** A double for KMS whose data keys differ, and which does not encrypt. */
const keys = {
  vault: {
    generate: async () => {
      const plain = randomBytes(32)
      return { plain, wrapped: plain }
    },
    unwrap: async (wrapped: Uint8Array) => wrapped,
  },
  now: () => Date.parse('2026-03-01T00:00:00Z'),
}
const rootOf = async ({ send, keyring }: Table, version: number) =>
  (await send(new GetCommand({ TableName: keyring.tableName, Key: { pk: rootRow(version) } }))).Item
const copyOf = async ({ send, name }: Table, version: number) =>
  (await send(new GetCommand({ TableName: name, Key: rootKeyCopyKey(String(version)) }))).Item
const loseRoot = ({ send, keyring }: Table, version: number) =>
  send(new DeleteCommand({ TableName: keyring.tableName, Key: { pk: rootRow(version) } }))
const restore = (table: Table) => restoreRootKeys(rootKeyCopyStore(table, table.keyring.tableName))

describe('a root key', () => {
  test('is put with its copy', async () => {
    const table = await engine.table(keys)
    await table.keyring.makeRoot(2)
    for (const version of [1, 2]) {
      const { pk: _, ...root } = (await rootOf(table, version)) ?? {}
      expect(await copyOf(table, version)).toEqual({
        ...rootKeyCopyKey(String(version)),
        type: 'rootKeyCopy',
        version,
        ...root,
      })
    }
  })

  test('that exists is not made again, and its copy stays', async () => {
    const table = await engine.table(keys)
    const before = [await rootOf(table, 1), await copyOf(table, 1)]
    await Promise.all([1, 2, 3].map(() => table.keyring.makeRoot(1)))
    expect([await rootOf(table, 1), await copyOf(table, 1)]).toEqual(before)
  })

  test('that is lost is not replaced by a new one, which could open nothing', async () => {
    const table = await engine.table(keys)
    await loseRoot(table, 1)
    await expect(table.keyring.ensureRoot(async () => {})).rejects.toThrow('root key 1 is lost, its copy is not')
    expect(await rootOf(table, 1)).toBeUndefined()
  })
})

describe('the restore', () => {
  test('brings lost root keys back, and all that they wrapped', async () => {
    const table = await engine.table(keys)
    await table.keyring.makeRoot(2)
    await giveKeys(table, 'company')
    const sealed = await table.sealBytes(accountKey('company'), Buffer.from('Acme'))
    for (const version of [1, 2]) await loseRoot(table, version)
    const open = async () => Buffer.from(await engine.container(table, keys).openBytes(accountKey('company'), sealed))
    await expect(open()).rejects.toThrow('has no root key 1')
    expect(await restore(table)).toEqual({ restored: [1, 2], present: [], differing: [] })
    expect(String(await open())).toBe('Acme')
    expect(await restore(table)).toEqual({ restored: [], present: [1, 2], differing: [] })
  })

  test('is one command', async () => {
    const table = await engine.table(keys)
    await loseRoot(table, 1)
    const tool = join(import.meta.dirname, '../../../tools/restore-root-keys.ts')
    const args = [tool, '--table', table.name, '--key-table', table.keyring.tableName]
    const credentials = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' }
    const env = { ...credentials, AWS_REGION: 'us-east-1', AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint }
    const run = async () => (await promisify(execFile)(process.execPath, args, { env })).stdout
    expect(await run()).toBe('1 root keys restored, 0 were there.\n')
    expect(await rootOf(table, 1)).toBeDefined()
    expect(await run()).toBe('0 root keys restored, 1 were there.\n')
  })

  test('overwrites no row, and names one that differs from its copy', async () => {
    const table = await engine.table(keys)
    const other = { pk: rootRow(1), wrapped: randomBytes(32), madeAt: 1 }
    await table.send(new PutCommand({ TableName: table.keyring.tableName, Item: other }))
    expect(await restore(table)).toEqual({ restored: [], present: [], differing: [1] })
    expect((await rootOf(table, 1))?.['madeAt']).toBe(1)
  })
})
