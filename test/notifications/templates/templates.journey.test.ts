import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LocalCloud, startLocalCloud } from '../../support/local-cloud.ts'
import { anOffice, soon } from '../office.ts'

let cloud: LocalCloud
let office: Awaited<ReturnType<typeof anOffice>>

beforeAll(async () => {
  cloud = await startLocalCloud()
  office = await anOffice(cloud, 'words')
})
afterAll(() => cloud.stop())

const invoice = {
  kind: 'invoice',
  channels: ['sms', 'email'],
  text: 'Your invoice is ready.',
  link: 'https://x.example/1',
}

test('a company imports customers with consents, writes a template, and sends an invoice and an on-my-way notice', async () => {
  const file = [
    'name,phone,email,language,consentChannels,consentKinds,consentMethod,consentStatement',
    'Ana Meier,079 111 22 33,ana@example.test,,sms;email,invoice;on-my-way,paper,Yes.',
    'Nobody,12,,,,,,',
  ].join('\n')
  const importFile = () =>
    cloud.request<object>('POST', '/v1/customers/import', {
      token: office.token,
      body: file,
      headers: { 'content-type': 'text/csv' },
    })
  expect(await importFile()).toMatchObject({ status: 200, body: { created: 1, updated: 0, rejected: [{ line: 3 }] } })
  expect(await importFile()).toMatchObject({ status: 200, body: { created: 0, updated: 0 } })
  const found = await cloud.get<{ items: { customerId: string }[] }>('/v1/customers?q=ana@example.test', office.token)
  const customerId = found.body.items[0]?.customerId ?? ''
  const put = (body: object) => cloud.request('PUT', '/v1/templates/invoice/sms', { token: office.token, body })
  expect(await put({ body: 'Reply CANCEL to complain. {{ text }}' })).toMatchObject({ status: 422 })
  expect(await put({ body: '{{ company }} says: {{ text }} {{ link }}' })).toMatchObject({ status: 200 })
  const preview = { kind: 'invoice', channel: 'sms', body: '{{ text }}' }
  expect(await office.post('/v1/templates/preview', preview, 200)).toMatchObject({ encoding: 'GSM-7', segments: 1 })
  await office.post(`/v1/customers/${customerId}/messages`, { ...invoice, kind: 'marketing' }, 202)
  const requested = await office.post<{ messages: { status: string }[] }>(
    `/v1/customers/${customerId}/messages`,
    invoice,
    202,
  )
  expect(requested.messages).toMatchObject([{ status: 'queued' }, { status: 'queued' }])
  await soon(async () => expect(await cloud.emails('ana@example.test')).toHaveLength(1))
  await soon(async () => expect(await cloud.texts('+41791112233')).toHaveLength(1))
  const [text] = await cloud.texts('+41791112233')
  expect(text?.body).toBe(
    'Bright Windows words says: Your invoice is ready. https://x.example/1 Reply STOP to opt out.',
  )
  const all = await cloud.get<{ messages: unknown[] }>(`/v1/customers/${customerId}/export`, office.token)
  expect(all).toMatchObject({ status: 200, body: { customer: { name: 'Ana Meier' } } })
  expect(all.body.messages).toHaveLength(4)

  const at = { memberId: office.worker.memberId, position: { lat: 47.38, lon: 8.54 } }
  const appointmentId = await office.appointment(customerId, 2, at)
  const onMyWay = await cloud.post(
    `/v1/appointments/${appointmentId}/on-my-way`,
    { etaMinutes: 20 },
    office.worker.token,
  )
  expect(onMyWay).toMatchObject({ status: 202, body: { messages: [{ status: 'queued' }, { status: 'queued' }] } })
  await soon(async () =>
    expect((await cloud.texts('+41791112233')).map(({ body }) => body)).toContainEqual(
      expect.stringContaining('between'),
    ),
  )
})

test('a company lists its templates, previews one with its footer, and goes back to the default', async () => {
  const { token } = office
  const list = await cloud.get<{ items: { isDefault: boolean; kind: string }[] }>('/v1/templates?language=en', token)
  expect(list.body.items.filter(({ isDefault }) => !isDefault)).toMatchObject([{ kind: 'invoice', channel: 'sms' }])
  const path = '/v1/templates/invoice/sms'
  for (let time = 0; time < 2; time += 1)
    expect(await cloud.request('DELETE', path, { token })).toMatchObject({ status: 204 })
  expect(await cloud.get(path, token)).toMatchObject({ status: 200, body: { isDefault: true } })
  const preview = { kind: 'reminder', channel: 'email', subject: '{{ title }}', body: 'Call {{ companyPhone }}.' }
  const { text } = await office.post<{ text: string }>('/v1/templates/preview', preview, 200)
  for (const shown of ['Call (206) 555-0100.', 'Bright Windows words', '/u/']) expect(text).toContain(shown)
})

test('no function failed', async () => {
  const functions = await cloud.functions()
  expect(functions.filter(({ errors }) => errors > 0)).toEqual([])
  expect(cloud.logs().includes('"request_failed"')).toBe(false)
})
