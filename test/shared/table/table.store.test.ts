import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { dueRow } from '../../functions/shared/background/due.ts'
import { jobStore } from '../../functions/shared/background/job-store.ts'
import { customerKey, itemTypes, partitionOf, partitionsOf } from '../../functions/shared/keys.ts'
import { AuditItem } from '../../functions/shared/ledger/audit.ts'
import { appendAudit } from '../../functions/shared/ledger/audit-store.ts'
import { firstBroken } from '../../functions/shared/ledger/ledger.ts'
import { readPage, readRange } from '../../functions/shared/table/cursor-pages.ts'
import { defineItem } from '../../functions/shared/table/define-item.ts'
import { ifNotExists, type Table } from '../../functions/shared/table/table.ts'
import { giveKeys } from '../support/engine.ts'
import { beforeAllOnTable } from '../support/table-hooks.ts'

const Thing = defineItem({
  type: 'customer',
  until: 'until the test ends',
  key: (accountId, thing) => customerKey(accountId, thing.customerId),
  clear: z.object({ customerId: z.string(), version: z.int() }),
  personal: z.object({ name: z.string() }),
})

let table: Table

beforeAllOnTable(async (given) => {
  table = given
  await giveKeys(table, 'A')
  await giveKeys(table, 'B')
})

const thing = (customerId: string, name = 'Canary Name') => ({ customerId, version: 1, name })
const put = async (accountId: string, item: ReturnType<typeof thing>) => ({
  Put: { TableName: table.name, Item: await table.row(Thing, accountId, item), ConditionExpression: ifNotExists },
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

test('a refused transaction writes nothing and says which condition did not hold', async () => {
  await table.transact([await put('A', thing('t1'))], () => expect.unreachable())
  const refused = await table.transact(
    [await put('A', thing('t2')), await put('A', thing('t1'))],
    (refusals) => refusals,
  )
  expect(refused?.map(({ index }) => index)).toEqual([1])
  const rows = await Array.fromAsync(readRange(table, { pk: partitionOf('A', 'customer'), from: 't2', to: 't3' }))
  expect(rows).toEqual([])
})

test('pages walk a range newest first, and a cursor fits its own list only', async () => {
  for (const id of ['p1', 'p2', 'p3']) await table.transact([await put('B', thing(id))], () => expect.unreachable())
  const range = { pk: partitionOf('B', 'customer'), from: 'p', to: 'q' }
  const first = await readPage(table, range, { limit: 2 })
  expect(first.items.map((row) => row['customerId'])).toEqual(['p3', 'p2'])
  const second = await readPage(table, range, { limit: 2, cursor: first.nextCursor })
  expect(second.items.map((row) => row['customerId'])).toEqual(['p1'])
  const elsewhere = { ...range, pk: partitionOf('A', 'customer') }
  await expect(readPage(table, elsewhere, { limit: 2, cursor: first.nextCursor })).rejects.toThrow('invalid_cursor')
  await expect(readPage(table, range, { limit: 2, cursor: 'AAAA' })).rejects.toThrow('invalid_cursor')
})

test('due work is leased by one of many and read until it is dropped', async () => {
  const row = dueRow('A', 'reminder', 'r1', 1_000, { appointmentId: 'x' })
  await table.send(new PutCommand({ TableName: table.name, Item: row }))
  const { Items } = await table.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: 'due',
      KeyConditionExpression: 'dueShard = :shard AND dueAt <= :now',
      ExpressionAttributeValues: { ':shard': row['dueShard'], ':now': 1_000 },
    }),
  )
  expect(Items).toMatchObject([{ pk: row.pk, sk: row.sk, kind: 'reminder' }])
  const leases = await Promise.all([1, 2, 3].map(() => jobStore(table).lease(row, 1_000, 91_000)))
  expect(leases.filter(Boolean)).toHaveLength(1)
  expect(await jobStore(table).readDue(row)).toMatchObject({ dueAt: 91_000, details: { appointmentId: 'x' } })
  await jobStore(table).complete(row)
  expect(await jobStore(table).readDue(row)).toBeUndefined()
  expect(await jobStore(table).lease(row, 91_000, 92_000)).toBe(false)
})

test('audit entries written at once form one unbroken chain', async () => {
  const entry = (n: number) => ({ at: `2026-01-0${n}`, by: 'm', action: 'tested', subject: 's', details: { n } })
  await Promise.all([1, 2, 3, 4].map((n) => appendAudit(table, 'A', entry(n))))
  const rows = await Array.fromAsync(readRange(table, { pk: partitionOf('A', 'audit') }))
  const entries = await Promise.all(rows.map((row) => table.item(AuditItem, row)))
  expect(entries.map(({ version }) => version)).toEqual([1, 2, 3, 4])
  expect(firstBroken(entries)).toBeUndefined()
  expect(firstBroken(entries.with(1, { ...entries[1], by: 'x' } as (typeof entries)[number]))).toBe(2)
})

test('every item type lies in computed partitions, behind a pointer or outside', () => {
  const partitions = partitionsOf('A')
  expect(new Set(partitions.map(({ pk }) => pk)).size).toBe(partitions.length)
  expect(new Set(partitions.map(({ type }) => type)).size).toBeLessThan(itemTypes.length)
})
