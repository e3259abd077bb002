import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, paginateScan } from '@aws-sdk/lib-dynamodb'
import { initialRootVersion } from '../../functions/shared/crypto/key-rows.ts'
import { openKeyring } from '../../functions/shared/crypto/keyring.ts'
import type { RootVault } from '../../functions/shared/crypto/root-keys-store.ts'
import { documentClient, type Table, tableOver } from '../../functions/shared/table/table.ts'
import { anyFreePort } from '../../local/state/ports.ts'

/** A double for KMS that does not encrypt. */
function aVault(): RootVault {
  const plain = randomBytes(32)
  return { generate: async () => ({ plain, wrapped: plain }), unwrap: async (wrapped) => wrapped }
}

type Keys = { readonly vault: RootVault; readonly now: () => number }

export type Engine = {
  readonly endpoint: string
  readonly table: (keys?: Keys) => Promise<Table>
  /** The same table without cached keys. */
  readonly container: (table: Table, keys: Keys) => Table
  /** A copy of the current rows, like a restored backup. */
  readonly restored: (table: Table) => Promise<Table>
  readonly stop: () => Promise<void>
}

const binary = join(import.meta.dirname, '../../node_modules/@dynoxide/linux-x64/dynoxide')

/** Dynoxide, or the engine at DYNAMODB_ENDPOINT. */
export async function startEngine(): Promise<Engine> {
  const given = process.env['DYNAMODB_ENDPOINT']
  if (given) return engineAt(given, async () => {})
  const folder = mkdtempSync(join(tmpdir(), 'fieldpost-store-'))
  const port = await anyFreePort()
  const child = spawn(binary, ['serve', '--port', String(port), '--db-path', join(folder, 'table.db')], {
    stdio: 'ignore',
  })
  return engineAt(`http://127.0.0.1:${port}`, async () => {
    await ended(child)
    rmSync(folder, { recursive: true, force: true })
  })
}

async function engineAt(endpoint: string, stop: () => Promise<void>): Promise<Engine> {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 })
  return {
    endpoint,
    stop: async () => {
      client.destroy()
      await stop()
    },
    container: (table, keys) => {
      const documents = documentClient(client)
      const keyring = openKeyring({
        client: documents,
        tableName: table.keyring.tableName,
        mainTable: table.name,
        ...keys,
      })
      return tableOver({ client: documents, name: table.name, keyring })
    },
    table: async (from = { vault: aVault(), now: Date.now }) => {
      const suffix = randomBytes(6).toString('hex')
      const [name, keys] = [`table-${suffix}`, `keys-${suffix}`]
      await whenListening(() => client.send(mainTable(name)))
      await client.send(keyTable(keys))
      const documents = documentClient(client)
      const keyring = openKeyring({ client: documents, tableName: keys, mainTable: name, ...from })
      await keyring.makeRoot(initialRootVersion)
      return tableOver({ client: documents, name, keyring })
    },
    restored: async ({ name: backup, keyring }) => {
      const name = `restored-${randomBytes(6).toString('hex')}`
      await client.send(mainTable(name))
      const documents = documentClient(client)
      for await (const { Items = [] } of paginateScan({ client: documents }, { TableName: backup, Limit: 25 })) {
        const puts = Items.map((Item) => ({ PutRequest: { Item } }))
        if (puts.length > 0) await documents.send(new BatchWriteCommand({ RequestItems: { [name]: puts } }))
      }
      return tableOver({ client: documents, name, keyring })
    },
  }
}

export async function giveKeys(table: Table, accountId: string): Promise<void> {
  await table.transact([await table.keyring.newAccountKeys(accountId)], () => {})
}

function mainTable(name: string): CreateTableCommand {
  return new CreateTableCommand({
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
      { AttributeName: 'dueShard', AttributeType: 'S' },
      { AttributeName: 'dueAt', AttributeType: 'N' },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'due',
        KeySchema: [
          { AttributeName: 'dueShard', KeyType: 'HASH' },
          { AttributeName: 'dueAt', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['kind'] },
      },
    ],
  })
}

function keyTable(name: string): CreateTableCommand {
  return new CreateTableCommand({
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  })
}

async function whenListening(send: () => Promise<unknown>): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await send()
      return
    } catch (error) {
      if (attempt === 100) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill()
  })
}
