import { BatchGetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { readRows } from '../../functions/shared/table/filtered-pages.ts'
import type { Table } from '../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../support/table-hooks.ts'

let table: Table
const keys = Array.from({ length: 230 }, (_, index) => ({ pk: 'A#thing', sk: String(index) }))
const isThere = (index: number) => index % 3 > 0

beforeAllOnTable(async (given) => {
  table = given
  const there = keys.filter((_, index) => isThere(index))
  await Promise.all(there.map((Item) => table.send(new PutCommand({ TableName: table.name, Item }))))
})

/** The engine, but of each batch it reads no more than ten rows. */
function pressed(asked: object[]): Table {
  const send = async (command: object): Promise<unknown> => {
    if (!(command instanceof BatchGetCommand)) return table.send(command as PutCommand)
    const { Keys = [], ...how } = command.input.RequestItems?.[table.name] ?? {}
    asked.push(how)
    const RequestItems = { [table.name]: { ...how, Keys: Keys.slice(0, 10) } }
    const answer = await table.send(new BatchGetCommand({ RequestItems }))
    return { ...answer, UnprocessedKeys: Keys.length > 10 ? { [table.name]: { ...how, Keys: Keys.slice(10) } } : {} }
  }
  return { ...table, send: send as Table['send'] }
}

test('rows come in the order of their keys, more than a batch takes, and what is not there is undefined', async () => {
  const twice = [...keys, ...keys.slice(0, 5)]
  const rows = await readRows(table, twice)
  expect(rows).toEqual(twice.map((key) => (isThere(Number(key.sk)) ? key : undefined)))
})

test('what a pressed table leaves unread is asked for again, in the same way', async () => {
  const asked: object[] = []
  const some = keys.slice(0, 35)
  const rows = await readRows(pressed(asked), some, { ConsistentRead: false })
  expect(rows).toEqual(some.map((key) => (isThere(Number(key.sk)) ? key : undefined)))
  expect(asked).toEqual(Array.from({ length: 4 }, () => ({ ConsistentRead: false })))
})
