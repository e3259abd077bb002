import { expect, test } from 'vitest'
import { partitionOf } from '../../../functions/shared/keys.ts'
import { readRange } from '../../../functions/shared/table/cursor-pages.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { giveKeys } from '../../support/engine.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { putThing, Thing, thing } from './things.ts'

let table: Table

beforeAllOnTable(async (given) => {
  table = given
  await giveKeys(table, 'A')
  await giveKeys(table, 'B')
})

test('a personal field is sealed in the row and comes back whole', async () => {
  const row = await table.row(Thing, 'A', thing('c1'))
  expect(
    JSON.stringify(row, (_, value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value)),
  ).not.toContain('Canary')
  expect(await table.item(Thing, row)).toEqual(thing('c1'))
})

test('sealed bytes moved to another row or account do not open', async () => {
  const row = await table.row(Thing, 'A', thing('c1'))
  await expect(table.item(Thing, { ...row, sk: 'c2' })).rejects.toThrow()
  await expect(table.item(Thing, { ...row, pk: partitionOf('B', 'customer') })).rejects.toThrow()
})

test('a transaction with a failed condition writes nothing and reports which condition failed', async () => {
  await table.transact([await putThing(table, 'A', 't1')], () => expect.unreachable())
  const failed = await table.transact(
    [await putThing(table, 'A', 't2'), await putThing(table, 'A', 't1')],
    (conditions) => conditions,
  )
  expect(failed?.map(({ index }) => index)).toEqual([1])
  const rows = await Array.fromAsync(readRange(table, { pk: partitionOf('A', 'customer'), from: 't2', to: 't3' }))
  expect(rows).toEqual([])
})
