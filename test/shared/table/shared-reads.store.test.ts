import { BatchGetCommand, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { withSharedReads } from '../../../functions/shared/table/shared-reads.ts'
import { type Table, tableOver } from '../../../functions/shared/table/table.ts'
import { beforeEachOnNewTable } from '../../support/table-hooks.ts'

let table: Table
let shared: Table
let calls: string[]

beforeEachOnNewTable(async (given) => {
  table = given
  calls = []
  const send = (command: never) => {
    calls.push((command as object).constructor.name)
    return table.send(command)
  }
  const client = { send } as unknown as Parameters<typeof tableOver>[0]['client']
  shared = withSharedReads(tableOver({ client, name: table.name, keyring: table.keyring }))
  for (const sk of ['1', '2', '3']) await table.send(new PutCommand({ TableName: table.name, Item: { pk: 'p', sk } }))
})

const get = async (sk: string, more: object = { ConsistentRead: true }) =>
  (await shared.send(new GetCommand({ TableName: table.name, Key: { pk: 'p', sk }, ...more }))).Item

test('rows that are asked for side by side are read in one call, each once, and each asker gets its own', async () => {
  const Keys = [
    { pk: 'p', sk: '2' },
    { pk: 'p', sk: 'none' },
  ]
  const batch = shared.send(new BatchGetCommand({ RequestItems: { [table.name]: { Keys, ConsistentRead: true } } }))
  const rows = await Promise.all([get('1'), get('2'), get('none'), get('1')])
  expect(rows.map((row) => row?.['sk'])).toEqual(['1', '2', undefined, '1'])
  expect((await batch).Responses?.[table.name]).toEqual([{ pk: 'p', sk: '2' }])
  expect(calls).toEqual(['BatchGetCommand'])
})

test('a read that is asked for later sees what was written meanwhile', async () => {
  await get('1')
  await shared.send(new PutCommand({ TableName: table.name, Item: { pk: 'p', sk: '1', changed: true } }))
  expect(await get('1')).toMatchObject({ changed: true })
  expect(calls).toEqual(['BatchGetCommand', 'PutCommand', 'BatchGetCommand'])
})

test('equal queries side by side are one; what reads otherwise goes by itself', async () => {
  const query = () =>
    shared.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': 'p' },
        ConsistentRead: true,
      }),
    )
  const [one, two] = await Promise.all([query(), query()])
  expect([one.Count, two.Count]).toEqual([3, 3])
  expect(await get('3', {})).toEqual({ pk: 'p', sk: '3' })
  expect(calls).toEqual(['QueryCommand', 'GetCommand'])
})

test('a failure reaches every asker, and the next read is a new one', async () => {
  let isDown = true
  const send = (command: never) => (isDown ? Promise.reject(new Error('down')) : table.send(command))
  const client = { send } as unknown as Parameters<typeof tableOver>[0]['client']
  shared = withSharedReads(tableOver({ client, name: table.name, keyring: table.keyring }))
  const tries = await Promise.allSettled([get('1'), get('2')])
  expect(tries.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  isDown = false
  expect(await get('1')).toEqual({ pk: 'p', sk: '1' })
})
