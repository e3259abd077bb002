import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { counting } from '../../bench/counting.ts'
import { itemBytes } from '../../bench/item-bytes.ts'
import { type Engine, startEngine } from '../support/engine.ts'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})
afterAll(() => engine.stop())

const values = {
  at: 1_764_200_000_000,
  below: -12.25,
  none: 0,
  isOpen: true,
  tail: [new Uint8Array(53), new Uint8Array(54)],
  lastAt: { '0': 1_764_200_000_123, '17': 1_764_200_000_456 },
  accent: 'Zürich',
}

test('an item of a unit by these rules costs one unit, and two with a byte more', async () => {
  const { table, count } = counting(await engine.table())
  const put = async (rest: number) => {
    const item = { pk: 'bench', sk: 'row', ...values, rest: '' }
    const Item = { ...item, rest: 'x'.repeat(rest - itemBytes(item)) }
    count.written = 0
    await table.send(new PutCommand({ TableName: table.name, Item }))
    return count.written
  }
  expect(await put(1_024)).toBe(1)
  expect(await put(1_025)).toBe(2)
})

test('a refused condition counts the units of the row that it met', async () => {
  const { table, count } = counting(await engine.table())
  const Item = { pk: 'bench', sk: 'row', rest: 'x'.repeat(1_500) }
  await table.send(new PutCommand({ TableName: table.name, Item }))
  count.written = 0
  const again = new PutCommand({
    TableName: table.name,
    Item: { pk: 'bench', sk: 'row' },
    ConditionExpression: 'attribute_not_exists(pk)',
  })
  expect(
    await table.tryWrite(
      () => table.send(again).then(() => 'written'),
      () => 'refused',
    ),
  ).toBe('refused')
  expect(count).toMatchObject({ written: 2, calls: 2 })
})
