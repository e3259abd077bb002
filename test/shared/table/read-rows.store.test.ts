import { BatchGetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { readRows } from '../../../functions/shared/table/filtered-pages.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'

let table: Table
const keys = Array.from({ length: 230 }, (_, index) => ({ pk: 'A#thing', sk: String(index) }))
const exists = (index: number) => index % 3 > 0

beforeAllOnTable(async (given) => {
  table = given
  const existing = keys.filter((_, index) => exists(index))
  await Promise.all(existing.map((Item) => table.send(new PutCommand({ TableName: table.name, Item }))))
})

/** The engine, which reads at most ten rows of each batch. */
function throttled(requests: object[]): Table {
  const send = async (command: object): Promise<unknown> => {
    if (!(command instanceof BatchGetCommand)) return table.send(command as PutCommand)
    const { Keys = [], ...consistency } = command.input.RequestItems?.[table.name] ?? {}
    requests.push(consistency)
    const RequestItems = { [table.name]: { ...consistency, Keys: Keys.slice(0, 10) } }
    const output = await table.send(new BatchGetCommand({ RequestItems }))
    return {
      ...output,
      UnprocessedKeys: Keys.length > 10 ? { [table.name]: { ...consistency, Keys: Keys.slice(10) } } : {},
    }
  }
  return { ...table, send: send as Table['send'] }
}

test('rows come in the order of their keys, across batches, with undefined for missing ones', async () => {
  const twice = [...keys, ...keys.slice(0, 5)]
  const rows = await readRows(table, twice)
  expect(rows).toEqual(twice.map((key) => (exists(Number(key.sk)) ? key : undefined)))
})

test('keys that a throttled table leaves unprocessed are read again, with the same consistency', async () => {
  const requests: object[] = []
  const some = keys.slice(0, 35)
  const rows = await readRows(throttled(requests), some, { ConsistentRead: false })
  expect(rows).toEqual(some.map((key) => (exists(Number(key.sk)) ? key : undefined)))
  expect(requests).toEqual(Array.from({ length: 4 }, () => ({ ConsistentRead: false })))
})
