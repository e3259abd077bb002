import { expect, test } from 'vitest'
import { partitionOf } from '../../../functions/shared/keys.ts'
import { readPage } from '../../../functions/shared/table/cursor-pages.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { giveKeys } from '../../support/engine.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { putThing } from './things.ts'

let table: Table

beforeAllOnTable(async (given) => {
  table = given
  await giveKeys(table, 'B')
})

test('pages read a range newest first, and a cursor fits its own list only', async () => {
  for (const id of ['p1', 'p2', 'p3'])
    await table.transact([await putThing(table, 'B', id)], () => expect.unreachable())
  const range = { pk: partitionOf('B', 'customer'), from: 'p', to: 'q' }
  const first = await readPage(table, range, { limit: 2 })
  expect(first.items.map((row) => row['customerId'])).toEqual(['p3', 'p2'])
  const second = await readPage(table, range, { limit: 2, cursor: first.nextCursor })
  expect(second.items.map((row) => row['customerId'])).toEqual(['p1'])
  const elsewhere = { ...range, pk: partitionOf('A', 'customer') }
  await expect(readPage(table, elsewhere, { limit: 2, cursor: first.nextCursor })).rejects.toThrow('invalid_cursor')
  await expect(readPage(table, range, { limit: 2, cursor: 'AAAA' })).rejects.toThrow('invalid_cursor')
})
