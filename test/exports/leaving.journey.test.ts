import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Company, openCompany } from '../support/company.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'
import { readZip } from './zip-reader.ts'

let cloud: LocalCloud
let company: Company
let next: Company

beforeAll(async () => {
  cloud = await startLocalCloud()
  company = await openCompany(cloud, 'leaver')
  next = await openCompany(cloud, 'arrival')
}, 120_000)
afterAll(() => cloud.stop())

type Person = { customerId: string; name: string; phone?: string; address?: string; notes?: string; tags: string[] }

const carla = {
  name: "=cmd|' /C calc'!A0",
  kind: 'customer',
  phone: '+41791230142',
  address: 'Überlandstrasse 1420, Zürich',
  notes: '- has a dog\n- "key"; under the mat',
  tags: ['VIP', 'a;b'],
}
const ben = { name: 'Ben', kind: 'prospect', tags: [] }

async function csvOf(by: Company, name: string): Promise<string> {
  const { body } = await cloud.post<{ exportId: string }>('/v1/account/exports', undefined, by.owner.token)
  const show = () => cloud.get<{ status: string; url?: string }>(`/v1/account/exports/${body.exportId}`, by.owner.token)
  await expect.poll(async () => (await show()).body.status, { timeout: 90_000, interval: 500 }).toBe('ready')
  const response = await fetch((await show()).body.url ?? '')
  return (await readZip(Buffer.from(await response.arrayBuffer()))).get(name) ?? ''
}

test('the customers of an export are imported into another account as they were, without consents', async () => {
  for (const each of [carla, ben]) {
    expect(await cloud.post('/v1/customers', each, company.office.token)).toMatchObject({ status: 201 })
  }
  const file = await csvOf(company, 'customers.csv')
  const headers = { 'content-type': 'text/csv; charset=utf-8' }
  const bring = () => cloud.request('POST', '/v1/customers/import', { token: next.office.token, body: file, headers })
  expect(await bring()).toMatchObject({ status: 200, body: { created: 2, updated: 0, rejected: [] } })
  expect(await bring()).toMatchObject({ status: 200, body: { created: 0, updated: 0, rejected: [] } })
  const { body } = await cloud.get<{ items: Person[] }>('/v1/customers', next.office.token)
  expect(body.items).toHaveLength(2)
  for (const each of [carla, ben]) {
    const found = body.items.find(({ name }) => name === each.name)
    expect(found).toMatchObject(each)
    const consents = await cloud.get(`/v1/customers/${found?.customerId}/consents`, next.office.token)
    expect(consents).toMatchObject({ status: 200, body: { current: [], ledger: [] } })
  }
})

test('customers are found by tag, street and the end of the phone', async () => {
  const names = async (query: string) => {
    const { status, body } = await cloud.get<{ items: Person[] }>(`/v1/customers?${query}`, next.office.token)
    return [status, body.items.map(({ name }) => name)]
  }
  for (const query of ['tag=vip', 'q=0142', 'q=uberland', 'q=0142&tag=VIP', 'q=1420', 'tag=A%3BB']) {
    expect([query, await names(query)]).toEqual([query, [200, [carla.name]]])
  }
  for (const query of ['tag=vi', 'q=9420', 'q=0142&tag=north']) {
    expect([query, await names(query)]).toEqual([query, [200, []]])
  }
})

test('the owner’s name stands in the audit trail, which is filtered and names its subjects', async () => {
  const login = await cloud.signUp('named@example.test')
  const account = { timeZone: 'Europe/Zurich', country: 'CH', postalAddress: 'See 1', contactEmail: 'a@example.test' }
  const opened = await cloud.post('/v1/account', { name: 'Named', ownerName: 'Ana Kunz', ...account }, login.token)
  expect(opened.status).toBe(201)
  const linked = { name: 'Linked', ownerName: 'See www.example.com', ...account }
  expect((await cloud.post('/v1/account', linked, login.token)).status).toBe(422)
  const audit = (query: string) => cloud.get<{ items: object[] }>(`/v1/account/audit${query}`, login.token)
  expect(await audit('?action=account.opened')).toMatchObject({
    status: 200,
    body: { items: [{ byName: 'Ana Kunz', subjectType: 'account', subjectName: 'Named' }], verified: true },
  })
  const customer = await cloud.post<Person>('/v1/customers', { name: 'Carla', kind: 'customer' }, login.token)
  await cloud.get(`/v1/customers/${customer.body.customerId}/export`, login.token)
  expect((await audit('?action=customer.export')).body.items).toMatchObject([{ subjectName: 'Carla' }])
  await cloud.delete(`/v1/customers/${customer.body.customerId}`, undefined, login.token)
  const [erased] = (await audit('?action=customer.export')).body.items
  expect(erased).toMatchObject({ subject: customer.body.customerId, subjectErased: true })
  expect(erased).not.toHaveProperty('subjectName')
  expect((await audit('?from=2020-01-01&to=2020-02-01')).body.items).toEqual([])
  expect((await audit('?action=unknown')).status).toBe(422)
  expect((await cloud.get('/v1/account/audit', next.office.token)).status).toBe(403)
})

test('no function was denied a right', async () => {
  for (const { name, denied } of await cloud.functions()) expect([name, denied]).toEqual([name, []])
})
