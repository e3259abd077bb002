import { setImmediate as turn } from 'node:timers/promises'
import { type DynamoDBDocumentClient, type GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { openKeyring } from '../../../functions/shared/crypto/keyring.ts'

/** A key table in memory. The first read returns when `firstRead` resolves. */
function aKeyTable(firstRead: Promise<unknown> = Promise.resolve()) {
  const rows = new Map<string, Record<string, unknown>>()
  let reads = 0
  async function send(command: GetCommand | TransactWriteCommand) {
    if (command instanceof TransactWriteCommand) {
      for (const { Put } of command.input.TransactItems ?? []) rows.set(Put?.Item?.['pk'], Put?.Item ?? {})
      return undefined
    }
    const Item = rows.get(command.input.Key?.['pk'])
    reads += 1
    if (reads === 1) await firstRead
    return { Item }
  }
  return { client: { send } as unknown as DynamoDBDocumentClient, reads: () => reads }
}

const root = new Uint8Array(32).fill(7)

function aKeyring(table = aKeyTable(), unwrap = async (wrapped: Uint8Array) => wrapped) {
  const vault = { generate: async () => ({ plain: root, wrapped: root }), unwrap }
  return openKeyring({ client: table.client, tableName: 'keys', mainTable: 'main', vault, now: () => 0 })
}

test('a read of the root key from before it existed does not break the first account', async () => {
  const firstRead = Promise.withResolvers<void>()
  const keyring = aKeyring(aKeyTable(firstRead.promise))
  keyring.warm()
  await keyring.ensureRoot(async () => {})
  const made = keyring.newAccountKeys('first')
  firstRead.resolve()
  expect((await made).Put.Item.keys['1']).toBeInstanceOf(Uint8Array)
})

test('a container whose warm-up failed reads again, without an unhandled rejection', async () => {
  let faults = 1
  const unwrap = async (wrapped: Uint8Array) => {
    if (faults-- > 0) throw new Error('KMS is unavailable')
    return wrapped
  }
  const unhandled: unknown[] = []
  const record = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', record)
  const keyring = aKeyring(aKeyTable(), unwrap)
  keyring.warm() // no root exists
  await turn()
  await keyring.ensureRoot(async () => {})
  keyring.warm() // KMS fails
  await turn()
  process.off('unhandledRejection', record)
  expect([faults, unhandled]).toEqual([0, []])
  expect(await keyring.derive('cursor')).toHaveLength(32)
})

test('a warmed container reads the root once for all purposes', async () => {
  const table = aKeyTable()
  await aKeyring(table).ensureRoot(async () => {})
  const keyring = aKeyring(table)
  keyring.warm()
  const before = table.reads()
  await Promise.all([keyring.derive('cursor'), keyring.derive('status-link'), keyring.derive('cursor')])
  expect(table.reads()).toBe(before)
})

test('an account’s key is unwrapped once, so that its prepared form is reused', async () => {
  const table = aKeyTable()
  const keyring = aKeyring(table)
  await keyring.ensureRoot(async () => {})
  const { Put } = await keyring.newAccountKeys('one')
  await table.client.send(new TransactWriteCommand({ TransactItems: [{ Put }] }))
  keyring.forget('one')
  const keys = await keyring.accountKeys('one')
  expect(keys.version(1)).toBe(keys.current)
})
