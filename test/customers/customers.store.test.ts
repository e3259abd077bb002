import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from 'vitest'
import { changeCustomer } from '../../functions/customers/change-customer.ts'
import { createCustomer } from '../../functions/customers/create-customer.ts'
import { withWarnings } from '../../functions/customers/customer-warnings.ts'
import { customerErasers } from '../../functions/customers/erasers.ts'
import { listCustomers } from '../../functions/customers/list-customers.ts'
import { type Key, partitionOf, phonePointerKey } from '../../functions/shared/keys.ts'
import type { Table } from '../../functions/shared/table/table.ts'
import { giveKeys } from '../support/engine.ts'
import { beforeAllOnTable } from '../support/table-hooks.ts'
import { customerWorld } from './world.ts'

let table: Table

beforeAllOnTable((given) => {
  table = given
})

async function company(accountId: string) {
  await giveKeys(table, accountId)
  const { deps, office } = customerWorld(table, accountId)
  const add = (name: string, more: object = {}) => createCustomer({ name, kind: 'customer', ...more }, office, deps)
  const names = async (query: object) =>
    (await listCustomers({ limit: 50, ...query }, office, deps)).items.map(({ name }) => name)
  return { deps, office, add, names }
}

async function rowsOf(key: Pick<Key, 'pk'>) {
  const { Items } = await table.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': key.pk },
    }),
  )
  return Items ?? []
}

describe('a customer', () => {
  test('is stored as entered, with the phone in E.164', async () => {
    const { add, deps } = await company('shape')
    const { customerId } = await add('Ana García', { phone: '(206) 555-0143', tags: ['vip', 'vip'], notes: 'dog' })
    expect(await deps.findCustomer('shape', customerId)).toMatchObject({
      name: 'Ana García',
      phone: '+12065550143',
      tags: ['vip'],
      notes: 'dog',
    })
    expect(await deps.findCustomer('another', customerId)).toBeUndefined()
  })

  test('with a phone that cannot be valid is refused', async () => {
    const { add } = await company('invalid')
    for (const phone of ['555', '1701234567.0', '1701234567.50']) {
      await expect(add('Ana', { phone })).rejects.toMatchObject({ code: 'invalid', status: 422 })
    }
  })

  test('changed by two at once keeps both changes', async () => {
    const { add, deps, office } = await company('races')
    const { customerId } = await add('Ana')
    const change = (fields: object) => changeCustomer(customerId, fields, office, deps)
    await Promise.all([change({ notes: 'dog' }), change({ address: '1 Main St' }), change({ email: 'a@b.example' })])
    expect(await deps.findCustomer('races', customerId)).toMatchObject({
      notes: 'dog',
      address: '1 Main St',
      email: 'a@b.example',
      version: 4,
    })
  })

  test('loses a field that is set to null, and nothing else', async () => {
    const { add, deps, office } = await company('nulls')
    const { customerId } = await add('Ana', { notes: 'dog', address: '1 Main St' })
    const changed = await changeCustomer(customerId, { notes: null }, office, deps)
    expect(changed).toMatchObject({ name: 'Ana', address: '1 Main St' })
    expect(await deps.findCustomer('nulls', customerId)).not.toHaveProperty('notes')
  })

  test('of another account cannot be changed', async () => {
    const { add } = await company('mine')
    const other = await company('theirs')
    const { customerId } = await add('Ana')
    await expect(changeCustomer(customerId, { name: 'X' }, other.office, other.deps)).rejects.toMatchObject({
      status: 404,
    })
  })
})

describe('the phone of another customer', () => {
  test('is warned of at both, within the account, as long as both have it', async () => {
    const { add, deps, office } = await company('same-phone')
    const elsewhere = await company('same-phone-elsewhere')
    const warned = { ...deps, allowedCountries: undefined }
    const [one, two, third] = [
      await add('Ana', { phone: '2065550177' }),
      await add('Ben', { phone: '+1 206 555 0177' }),
      await add('Cleo'),
    ]
    const other = await elsewhere.add('Dora', { phone: '2065550177' })
    const codes = async (customer: typeof one, accountId = 'same-phone') =>
      (await withWarnings(customer, { accountId, country: 'US' }, warned)).warnings?.map(({ code }) => code)
    expect([await codes(one), await codes(two)]).toEqual([['same_phone'], ['same_phone']])
    expect(await codes(third)).toBeUndefined()
    expect(await codes(other, 'same-phone-elsewhere')).toBeUndefined()
    const abroad = { accountId: 'same-phone', country: 'CH' }
    expect((await withWarnings(one, abroad, warned)).warnings).toEqual([
      { code: 'destination_not_allowed' },
      { code: 'same_phone' },
    ])
    await changeCustomer(two.customerId, { phone: null }, office, deps)
    expect(await codes(one)).toBeUndefined()
  })

  test('is warned of in any spelling of the number', async () => {
    const { deps } = await company('same-spelling')
    const add = (name: string, phone: string) =>
      deps.createCustomer('same-spelling', { name, kind: 'customer', phone, tags: [] }, '2026-03-02T12:00:00.000Z')
    // as earlier releases have stored it
    const [one, two] = [await add('Ana', '+5215512345678'), await add('Ben', '+525512345678')]
    expect([await deps.sharesPhone('same-spelling', one), await deps.sharesPhone('same-spelling', two)]).toEqual([
      true,
      true,
    ])
    expect(await deps.sharesPhone('same-spelling', await add('Cleo', '+525512345679'))).toBe(false)
  })
})

describe('pointers', () => {
  test('move with the address, in the row’s own transaction', async () => {
    const { add, deps, office } = await company('moves')
    const { customerId } = await add('Ana', { phone: '2065550150' })
    expect(await deps.findCustomersByPhone('+12065550150')).toMatchObject([{ accountId: 'moves', customerId }])
    await changeCustomer(customerId, { phone: '2065550151' }, office, deps)
    expect(await deps.findCustomersByPhone('+12065550150')).toEqual([])
    expect(await deps.findCustomersByPhone('+12065550151')).toMatchObject([{ customerId }])
    await changeCustomer(customerId, { phone: null }, office, deps)
    expect(await deps.findCustomersByPhone('+12065550151')).toEqual([])
  })

  test('find one phone at several companies, and several customers at one', async () => {
    const [one, two] = [await company('shared1'), await company('shared2')]
    await one.add('Ana', { phone: '2065550160' })
    await one.add('Ben', { phone: '2065550160' })
    await two.add('Ana', { phone: '2065550160' })
    const found = await one.deps.findCustomersByPhone('+12065550160')
    expect(found.map(({ accountId }) => accountId)).toEqual(['shared1', 'shared1', 'shared2'])
    expect(
      (await one.deps.findCustomersByAddress('shared1', 'sms', '+12065550160')).items.map(({ name }) => name),
    ).toEqual(['Ben', 'Ana'])
  })

  test('are found from the row, so that an erasure needs no key', async () => {
    const { add } = await company('erased')
    const { customerId } = await add('Ana', { phone: '2065550170', email: 'ana@x.example' })
    const [row = {}] = await rowsOf({ pk: partitionOf('erased', 'customer') })
    const keys = customerErasers.customer.how === 'row' ? customerErasers.customer.pointersOf(row) : []
    expect(keys).toHaveLength(2)
    for (const key of keys) expect(await rowsOf(key)).toMatchObject([{ sk: `erased#${customerId}` }])
    expect(keys[0]?.pk).toBe(phonePointerKey(String(row['phoneHash']), '', '').pk)
  })

  test('reveal nothing of the address', async () => {
    const { add } = await company('opaque')
    await add('Ana', { phone: '2065550180' })
    const [row] = await rowsOf({ pk: partitionOf('opaque', 'customer') })
    expect(JSON.stringify(row)).not.toMatch(/5550180|Ana/)
  })
})

describe('the list', () => {
  test('is newest first and continues after its cursor', async () => {
    const { add, deps, office } = await company('paged')
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      await add(name)
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    const first = await listCustomers({ limit: 2 }, office, deps)
    const rest = await listCustomers({ limit: 5, cursor: first.nextCursor }, office, deps)
    expect([first, rest].map(({ items }) => items.map(({ name }) => name))).toEqual([
      ['e', 'd'],
      ['c', 'b', 'a'],
    ])
  })

  test('finds by the beginning of a word, page by page', async () => {
    const { add, deps, office } = await company('names')
    for (const n of [1, 2, 3, 4, 5]) {
      await add(`Ana ${n}`)
      await add(`Ben ${n}`)
    }
    const found: string[] = []
    let cursor: string | undefined
    do {
      const page = await listCustomers({ limit: 2, q: 'ána', cursor }, office, deps)
      expect(page.items.length).toBeLessThanOrEqual(2)
      found.push(...page.items.map(({ name }) => name))
      cursor = page.nextCursor
    } while (cursor)
    expect(found.sort()).toEqual(['Ana 1', 'Ana 2', 'Ana 3', 'Ana 4', 'Ana 5'])
  })

  test('finds by a whole phone in any format and a whole email in any case', async () => {
    const { add, names } = await company('whole')
    await add('Ana', { phone: '2065550190', email: 'Ana@Mail.example' })
    await add('Ben', { phone: '2065550191' })
    for (const q of ['+1 206 555 0190', '(206) 555-0190', ' 12065550190', 'ana@mail.example']) {
      expect([q, await names({ q: q.trim() })]).toEqual([q, ['Ana']])
    }
    expect(await names({ q: '555' })).toEqual([])
    expect(await names({ q: 'ana@mail' })).toEqual([])
  })
})
