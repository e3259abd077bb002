import { setImmediate as turn } from 'node:timers/promises'
import { type DynamoDBDocumentClient, type GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { openKeyring } from '../../functions/shared/crypto/keyring.ts'

/** A key table in memory, whose first answer may be on its way for as long as a test likes. */
function aKeyTable(firstAnswer: Promise<unknown> = Promise.resolve()) {
  const rows = new Map<string, Record<string, unknown>>()
  let reads = 0
  async function send(command: GetCommand | PutCommand) {
    if (command instanceof PutCommand) return void rows.set(command.input.Item?.['pk'], command.input.Item ?? {})
    const Item = rows.get(command.input.Key?.['pk'])
    reads += 1
    if (reads === 1) await firstAnswer
    return { Item }
  }
  return { client: { send } as unknown as DynamoDBDocumentClient, reads: () => reads }
}

const root = new Uint8Array(32).fill(7)

function aKeyring(table = aKeyTable(), unwrap = async (wrapped: Uint8Array) => wrapped) {
  const vault = { generate: async () => ({ plain: root, wrapped: root }), unwrap }
  return openKeyring({ client: table.client, tableName: 'keys', vault, now: () => 0 })
}

test('a look for the root from before there was one does not spoil the first account', async () => {
  const answer = Promise.withResolvers<void>()
  const keyring = aKeyring(aKeyTable(answer.promise))
  keyring.warm()
  await keyring.ensureRoot(async () => {})
  const made = keyring.newAccountKeys('first')
  answer.resolve()
  expect((await made).Put.Item.keys['1']).toBeInstanceOf(Uint8Array)
})

test('a container that was warmed in vain asks again, and nobody hears of it', async () => {
  let faults = 1
  const unwrap = async (wrapped: Uint8Array) => {
    if (faults-- > 0) throw new Error('KMS is away')
    return wrapped
  }
  const unhandled: unknown[] = []
  const hear = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', hear)
  const keyring = aKeyring(aKeyTable(), unwrap)
  keyring.warm() // there is no root
  await turn()
  await keyring.ensureRoot(async () => {})
  keyring.warm() // it cannot be unwrapped
  await turn()
  process.off('unhandledRejection', hear)
  expect([faults, unhandled]).toEqual([0, []])
  expect(await keyring.derive('cursor')).toHaveLength(32)
})

test('a warmed container asks once, whoever needs the root', async () => {
  const table = aKeyTable()
  await aKeyring(table).ensureRoot(async () => {})
  const keyring = aKeyring(table)
  keyring.warm()
  const before = table.reads()
  await Promise.all([keyring.derive('cursor'), keyring.derive('status-link'), keyring.derive('cursor')])
  expect(table.reads()).toBe(before)
})

test('an account’s key is opened once, so that what is made ready for it is used again', async () => {
  const table = aKeyTable()
  const keyring = aKeyring(table)
  await keyring.ensureRoot(async () => {})
  const { Put } = await keyring.newAccountKeys('one')
  await table.client.send(new PutCommand(Put))
  keyring.forget('one')
  const keys = await keyring.accountKeys('one')
  expect(keys.version(1)).toBe(keys.current)
})
