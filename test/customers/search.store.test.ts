import { expect, test } from 'vitest'
import { customerStore } from '../../functions/customers/customer-store.ts'
import { CustomerItem } from '../../functions/customers/items.ts'
import { listCustomers } from '../../functions/customers/list-customers.ts'
import { CustomerQuery } from '../../functions/customers/schemas.ts'
import type { Table } from '../../functions/shared/table/table.ts'
import { giveKeys } from '../support/engine.ts'
import { putRows } from '../support/put-rows.ts'
import { beforeAllOnTable } from '../support/table-hooks.ts'
import { customerWorld } from './world.ts'

let table: Table
beforeAllOnTable((given) => {
  table = given
})

type Person = { name: string; phone?: string; email?: string; address?: string; tags?: string[] }

/** A company with these customers, the first of them the oldest. */
async function companyWith(accountId: string, people: readonly Person[], country = 'US') {
  await giveKeys(table, accountId)
  const { office: staff } = customerWorld(table, accountId)
  const office = { ...staff, account: { ...staff.account, country } }
  const at = '2026-01-01T00:00:00.000Z'
  const rows = await Promise.all(
    people.map((person, n) => {
      const customerId = `customer-${String(n).padStart(6, '0')}`
      const row = {
        customerId,
        kind: 'customer' as const,
        version: 1,
        createdAt: at,
        updatedAt: at,
        tags: [],
        ...person,
      }
      return table.row(CustomerItem, accountId, row)
    }),
  )
  await putRows(table, rows)
  const calls = { count: 0 }
  const send: Table['send'] = ((command: never) => {
    calls.count += 1
    return table.send(command)
  }) as never
  const store = customerStore({ ...table, send })
  const page = (query: object) => listCustomers(CustomerQuery.parse(query), office, store)
  /** All pages. */
  const names = async (query: object) => {
    const found: string[] = []
    for (let cursor: string | undefined; ; ) {
      const { items, nextCursor } = await page({ ...query, cursor })
      found.push(...items.map(({ name }) => name))
      if (nextCursor === undefined) return found
      cursor = nextCursor
    }
  }
  return { calls, page, names }
}

test('tag, words of name or address, and the end of a phone narrow each other', async () => {
  const { names } = await companyWith('search', [
    { name: 'Ana', phone: '+12065550142', address: '1 Main Street', tags: ['VIP'] },
    { name: 'Ben', phone: '+12065559142', address: '2 Main Street', tags: ['north'] },
    { name: 'Main Ltd', phone: '+12065550143', tags: ['vip', 'north'] },
    { name: '0142', address: '0142 Elm' },
  ])
  expect(await names({ tag: ' Vip ' })).toEqual(['Main Ltd', 'Ana'])
  expect(await names({ q: 'main' })).toEqual(['Main Ltd', 'Ben', 'Ana'])
  expect(await names({ q: 'main str' })).toEqual(['Ben', 'Ana'])
  expect(await names({ q: '0142' })).toEqual(['0142', 'Ana'])
  expect(await names({ q: 'main', tag: 'north' })).toEqual(['Main Ltd', 'Ben'])
  expect(await names({ q: '0142', tag: 'north' })).toEqual([])
  expect(await names({ q: '0142 e' })).toEqual(['0142'])
  expect(await names({ tag: 'none' })).toEqual([])
})

test('a postcode that could be a phone number is found in the address', async () => {
  const { names } = await companyWith('postcode', [{ name: 'Carla', address: 'Torstrasse 1, 10115 Berlin' }], 'DE')
  expect(await names({ q: '10115' })).toEqual(['Carla'])
})

test('a whole phone or email address is looked up, among those with the tag', async () => {
  await giveKeys(table, 'looked-up')
  const { deps, office } = customerWorld(table, 'looked-up')
  const at = '2026-01-01T00:00:00.000Z'
  for (const [name, tags] of [
    ['Ana', ['VIP']],
    ['Ben', []],
  ] as const) {
    const fields = { name, kind: 'customer' as const, phone: '+12065550142', email: 'x@y.example', tags: [...tags] }
    await deps.createCustomer('looked-up', fields, at)
  }
  const names = async (query: object) =>
    (await listCustomers(CustomerQuery.parse(query), office, deps)).items.map(({ name }) => name)
  expect(await names({ q: '206 555 0142' })).toEqual(['Ben', 'Ana'])
  expect(await names({ q: '206 555 0142', tag: 'vip' })).toEqual(['Ana'])
  expect(await names({ q: 'x@y.example', tag: 'vip' })).toEqual(['Ana'])
})

test('a page looks at 2,000 customers or a little more, and may be short', async () => {
  const people = Array.from({ length: 3_000 }, (_, n) => ({
    name: `Customer ${n}`,
    phone: `+1206555${String(n % 10_000).padStart(4, '0')}`,
    tags: n === 10 ? ['oldest'] : [],
  }))
  const { calls, page, names } = await companyWith('large', people)
  const first = await page({ tag: 'oldest' })
  expect(first).toMatchObject({ items: [], nextCursor: expect.any(String) })
  expect(calls.count).toBeLessThanOrEqual(12)
  expect(await page({ tag: 'oldest', cursor: first.nextCursor })).toMatchObject({ items: [{ name: 'Customer 10' }] })
  expect(await names({ q: '0042' })).toEqual(['Customer 42'])
  expect(await names({ q: '0042', limit: 1 })).toEqual(['Customer 42'])
})
