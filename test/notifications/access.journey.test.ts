import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'
import { anOffice } from './office.ts'

let cloud: LocalCloud
let mine: Awaited<ReturnType<typeof anOffice>>
let theirs: Awaited<ReturnType<typeof anOffice>>
let ids: { customerId: string; appointmentId: string; messageId: string }

beforeAll(async () => {
  cloud = await startLocalCloud()
  mine = await anOffice(cloud, 'mine')
  theirs = await anOffice(cloud, 'theirs')
  const customerId = await mine.customer({ phone: '079 123 45 67', email: 'ana@example.test' })
  const appointmentId = await mine.appointment(customerId, 50, { memberId: mine.office.memberId })
  const [message] = await mine.remind(appointmentId)
  ids = { customerId, appointmentId, messageId: message?.messageId ?? '' }
})
afterAll(() => cloud.stop())

const consent = { channel: 'sms', kinds: ['reminder'], decision: 'granted', method: 'paper', statement: 'Yes.' }
const appointment = { startsAt: '2030-01-01T10:00:00Z', durationMinutes: 60, kind: 'job', title: 'Boiler' }
const fill = (path: string) => path.replace(/\{(\w+)\}/g, (_, name: keyof typeof ids) => ids[name])

const routes: [method: string, path: string, body?: object][] = [
  ['POST', '/v1/customers', { name: 'Ana', kind: 'customer' }],
  ['GET', '/v1/customers'],
  ['GET', '/v1/customers/{customerId}'],
  ['PATCH', '/v1/customers/{customerId}', { name: 'Mine now' }],
  ['GET', '/v1/customers/{customerId}/consents'],
  ['POST', '/v1/customers/{customerId}/consents', consent],
  ['POST', '/v1/appointments', appointment],
  ['GET', '/v1/appointments'],
  ['GET', '/v1/appointments/{appointmentId}'],
  ['PATCH', '/v1/appointments/{appointmentId}', { title: 'Mine now' }],
  ['POST', '/v1/appointments/{appointmentId}/cancel', {}],
  ['POST', '/v1/appointments/{appointmentId}/reminders', {}],
  ['POST', '/v1/customers/{customerId}/messages', { kind: 'invoice', channels: ['sms'], text: 'Pay me.' }],
  ['GET', '/v1/customers/{customerId}/export'],
  ['GET', '/v1/templates/invoice/sms'],
  ['POST', '/v1/templates/preview', { kind: 'invoice', channel: 'sms', body: '{{ text }}' }],
  ['GET', '/v1/messages'],
  ['GET', '/v1/messages/{messageId}'],
]

describe('another company', () => {
  test.each(routes.filter(([, path]) => path.includes('{')))('%s %s answers 404', async (method, path, body) => {
    const response = await cloud.request(method, fill(path), { token: theirs.token, ...(body && { body }) })
    expect(response).toMatchObject({ status: 404, body: { code: 'not_found' } })
  })

  test('cannot book our customers or members', async () => {
    const own = await theirs.customer()
    for (const borrowed of [{ customerId: ids.customerId }, { customerId: own, memberId: mine.office.memberId }]) {
      const response = await cloud.post('/v1/appointments', { ...appointment, ...borrowed }, theirs.token)
      expect(response.status).toBe(404)
    }
  })

  test('lists nothing of ours', async () => {
    for (const path of [
      '/v1/appointments',
      '/v1/messages',
      `/v1/messages?customerId=${ids.customerId}`,
      '/v1/customers?q=ana@example.test',
    ]) {
      expect((await cloud.get<{ items: unknown[] }>(path, theirs.token)).body.items).toEqual([])
    }
  })

  test('has changed nothing', async () => {
    expect((await cloud.get(fill('/v1/customers/{customerId}'), mine.token)).body).toMatchObject({ name: 'Ana Meier' })
    const { body } = await cloud.get(fill('/v1/appointments/{appointmentId}'), mine.token)
    expect(body).toMatchObject({ title: 'Boiler check', status: 'scheduled' })
  })
})

describe('a worker', () => {
  test.each(
    routes.filter(
      ([method, path]) =>
        !path.startsWith('/v1/appointments') ||
        path.endsWith('reminders') ||
        (method === 'POST' && !path.includes('{')),
    ),
  )('%s %s answers 403', async (method, path, body) => {
    const response = await cloud.request(method, fill(path), { token: mine.worker.token, ...(body && { body }) })
    expect(response).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  })

  test('sees and cancels own appointments only', async () => {
    const own = await mine.appointment(ids.customerId, 60, { memberId: mine.worker.memberId })
    const { token } = mine.worker
    expect((await cloud.get<{ items: object[] }>('/v1/appointments', token)).body.items).toMatchObject([
      { appointmentId: own },
    ])
    expect((await cloud.get(fill('/v1/appointments/{appointmentId}'), token)).status).toBe(404)
    expect((await cloud.post(`/v1/appointments/${own}/cancel`, {}, token)).body).toMatchObject({ status: 'cancelled' })
  })
})

test.each(routes)('%s %s needs a token', async (method, path, body) => {
  expect((await cloud.request(method, fill(path), body ? { body } : {})).status).toBe(401)
})

describe('bad input', () => {
  const long = 'x'.repeat(10_000)
  const refused: [name: string, path: string, body: unknown, code?: string][] = [
    ['no customer', '/v1/customers', {}],
    ['an array', '/v1/customers', []],
    ['null', '/v1/customers', null],
    ['an empty name', '/v1/customers', { name: '   ', kind: 'customer' }],
    ['a long name', '/v1/customers', { name: long, kind: 'customer' }],
    ['a null byte', '/v1/customers', { name: 'a\u0000b', kind: 'customer' }],
    ['half a character', '/v1/customers', { name: 'a\ud800b', kind: 'customer' }],
    ['an unknown field', '/v1/customers', { name: 'Ana', kind: 'customer', colour: 'red' }],
    ['an unknown kind', '/v1/customers', { name: 'Ana', kind: 'friend' }],
    ['an invalid phone', '/v1/customers', { name: 'Ana', kind: 'customer', phone: '123' }],
    ['a phone in letters', '/v1/customers', { name: 'Ana', kind: 'customer', phone: 'call me' }],
    ['a phone that is a number', '/v1/customers', { name: 'Ana', kind: 'customer', phone: 791234567 }],
    ['an invalid email address', '/v1/customers', { name: 'Ana', kind: 'customer', email: 'ana at home' }],
    [
      'an email address with a header',
      '/v1/customers',
      { name: 'Ana', kind: 'customer', email: 'a@b.example\r\nBcc: c@d.example' },
    ],
    ['an unknown time zone', '/v1/customers', { name: 'Ana', kind: 'customer', timeZone: 'Mars/Olympus' }],
    ['a grant without statement', '/v1/customers/{customerId}/consents', { ...consent, statement: undefined }],
    ['an unknown message kind', '/v1/customers/{customerId}/consents', { ...consent, kinds: ['gossip'] }],
    ['no kinds', '/v1/customers/{customerId}/consents', { ...consent, kinds: [] }],
    ['an unknown channel', '/v1/customers/{customerId}/consents', { ...consent, channel: 'fax' }],
    ['an unknown method', '/v1/customers/{customerId}/consents', { ...consent, method: 'guess' }],
    ['a long statement', '/v1/customers/{customerId}/consents', { ...consent, statement: long }],
    ['no title', '/v1/appointments', { ...appointment, customerId: 'c', title: undefined }],
    [
      'a local time without zone',
      '/v1/appointments',
      { ...appointment, customerId: 'c', startsAt: '2030-01-01T10:00' },
    ],
    ['an invalid date', '/v1/appointments', { ...appointment, customerId: 'c', startsAt: '2030-02-30T10:00:00Z' }],
    ['a time in words', '/v1/appointments', { ...appointment, customerId: 'c', startsAt: 'tomorrow' }],
    ['an ancient time', '/v1/appointments', { ...appointment, customerId: 'c', startsAt: '1066-10-14T09:00:00Z' }],
    ['no duration', '/v1/appointments', { ...appointment, customerId: 'c', durationMinutes: 0 }],
    ['NaN minutes', '/v1/appointments', { ...appointment, customerId: 'c', durationMinutes: 'NaN' }],
    ['an invalid offset', '/v1/appointments', { ...appointment, customerId: 'c', reminders: ['1 day'] }],
    ['six offsets', '/v1/appointments', { ...appointment, customerId: 'c', reminders: Array(6).fill('-P1D') }],
    ['an invalid id', '/v1/appointments', { ...appointment, customerId: '../x' }],
    ['a reminder by an unknown channel', '/v1/appointments/{appointmentId}/reminders', { channels: ['fax'] }],
    ['no channels', '/v1/appointments/{appointmentId}/reminders', { channels: [] }],
  ]

  test.each(refused)('%s', async (_name, path, body) => {
    const response = await cloud.request('POST', fill(path), {
      token: mine.token,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
    expect(response).toMatchObject({ status: 422, body: { code: 'invalid' } })
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })

  test.each([
    ['/v1/customers?limit=0', 422],
    ['/v1/customers?limit=201', 422],
    ['/v1/customers?cursor=made-up', 422],
    ['/v1/customers?q=%00', 200],
    [`/v1/customers?q=${'x'.repeat(300)}`, 422],
    ['/v1/appointments?from=yesterday', 422],
    ['/v1/appointments?from=2030-01-01T00:00:00Z&to=2020-01-01T00:00:00Z', 200],
    ['/v1/messages?status=lost', 422],
    ['/v1/messages?appointmentId=nobody', 200],
    ['/v1/messages/nobody', 404],
    ['/v1/messages/99nobody', 404],
    ['/v1/customers/%00', 404],
    ['/v1/customers/nobody/consents?at=once', 422],
    ['/v1/customers/nobody/consents', 404],
    ['/v1/appointments/..%2f..', 404],
  ])('GET %s is %d', async (path, status) => {
    expect((await cloud.get(path, mine.token)).status).toBe(status)
  })

  test('truncated JSON, another content type and a large body are refused', async () => {
    const send = (type: string, body: string) =>
      cloud.request('POST', '/v1/customers', { token: mine.token, body, headers: { 'content-type': type } })
    expect(await send('application/json', '{"name": ')).toMatchObject({ status: 400, body: { code: 'malformed_json' } })
    expect(await send('text/plain', '{}')).toMatchObject({ status: 415 })
    expect(await send('application/json', JSON.stringify({ notes: 'x'.repeat(300_000) }))).toMatchObject({
      status: 413,
    })
  })

  test('a repeated idempotency key creates one customer', async () => {
    const send = (name: string) =>
      cloud.request<{ customerId: string }>('POST', '/v1/customers', {
        token: mine.token,
        body: { name, kind: 'prospect' },
        headers: { 'idempotency-key': 'once' },
      })
    const [first, second] = [await send('Ben'), await send('Ben')]
    expect([second.status, second.body.customerId]).toEqual([201, first.body.customerId])
    expect(await send('Cleo')).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } })
  })

  test('no function failed meanwhile', async () => {
    expect((await cloud.functions()).filter(({ errors }) => errors > 0)).toEqual([])
    expect(cloud.logs().includes('"request_failed"')).toBe(false)
  })
})
