import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Company, openCompany } from '../../support/company.ts'
import { type LocalCloud, startLocalCloud } from '../../support/local-cloud.ts'
import { soon } from '../office.ts'

type Listed = {
  readonly items: { messageId: string; customerId?: string; from?: string; text: string; read: boolean }[]
}
type Asked = { readonly messages: { status: string; reason?: string }[] }

let cloud: LocalCloud
let company: Company

beforeAll(async () => {
  cloud = await startLocalCloud()
  company = await openCompany(cloud, 'inbox')
}, 400_000)
afterAll(() => cloud?.stop())

const unread = async (token = company.office.token) =>
  (await cloud.get<Listed>('/v1/messages?direction=inbound&read=false', token)).body.items
const aCustomer = async (fields: object) => {
  const { token } = company.office
  return (
    await cloud.post<{ customerId: string }>('/v1/customers', { name: 'Carla', kind: 'customer', ...fields }, token)
  ).body.customerId
}

test('staff read what a customer texts, answer within 24 hours, and mark it as read; an unknown number is listed too', async () => {
  const { token } = company.office
  const [phone, stranger] = ['+41791245001', '+41791245002']
  const customerId = await aCustomer({ phone })
  await cloud.inbound(phone, 'Can you come <b>earlier</b>?')
  await cloud.inbound(stranger, 'Do you clean windows?')
  const texts = await soon(async () => {
    const items = await unread()
    expect(items).toHaveLength(2)
    return items
  })
  expect(texts.find(({ from }) => from === stranger)).toMatchObject({ text: 'Do you clean windows?' })
  expect(texts.find(({ from }) => from === stranger)).not.toHaveProperty('customerId')
  const { messageId = '' } = texts.find((each) => each.customerId === customerId) ?? {}
  expect(await cloud.get('/v1/messages?read=false', company.worker.token)).toMatchObject({ status: 403 })

  await cloud.advance('PT2M')
  const email = await soon(async () => {
    const told = (await cloud.emails(company.owner.email)).filter(({ subject }) => subject.includes('unread'))
    expect(told).toHaveLength(1)
    return JSON.stringify(told)
  })
  expect(email).toContain('2 unread texts')
  expect(email).not.toMatch(/earlier|windows\?|4179124|Carla/)

  const path = `/v1/customers/${customerId}/messages`
  const answer = await cloud.post<Asked>(path, { kind: 'reply', inReplyTo: messageId, text: 'Yes, at 8:30.' }, token)
  expect(answer).toMatchObject({ status: 202, body: { messages: [{ channel: 'sms', status: 'queued' }] } })
  await soon(async () => expect((await cloud.texts(phone)).map(({ body }) => body).join()).toContain('Yes, at 8:30.'))
  for (const by of [token, company.owner.token])
    expect(await cloud.post(`/v1/messages/${messageId}/read`, undefined, by)).toMatchObject({
      status: 200,
      body: { read: true, readBy: company.office.memberId },
    })
  expect(await unread()).toHaveLength(1)

  await cloud.inbound(phone, 'STOP')
  await soon(async () => {
    const again = await cloud.post<Asked>(path, { kind: 'reply', inReplyTo: messageId, text: 'Hello?' }, token)
    expect(again.body.messages).toMatchObject([{ status: 'refused', reason: 'withdrawn' }])
  })
})

test('a sentence stops, help in a sentence is answered and shown, and an unknown number becomes a customer', async () => {
  const { token } = company.office
  const [stopping, asking, stranger] = ['+41791245021', '+41791245022', '+41791245023']
  const customerId = await aCustomer({ phone: stopping })
  await aCustomer({ phone: asking })
  const consent = { channel: 'sms', kinds: ['reminder'], decision: 'granted', method: 'paper', statement: 'Yes.' }
  await cloud.post(`/v1/customers/${customerId}/consents`, consent, token)
  await cloud.inbound(stopping, 'please stop texting me')
  await cloud.inbound(asking, 'Can somebody help me with these texts?')
  await cloud.inbound(stranger, 'Do you clean roofs?')
  const stateOf = async () =>
    (
      await cloud.get<{ current: { kind: string; state: string }[] }>(`/v1/customers/${customerId}/consents`, token)
    ).body.current.find(({ kind }) => kind === 'reminder')?.state
  await soon(async () => {
    expect(await stateOf()).toBe('withdrawn')
    expect((await unread()).map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Can somebody help me with these texts?', 'Do you clean roofs?']),
    )
    expect((await cloud.texts(stopping)).map(({ body }) => body).join()).toContain('unsubscribed')
    expect((await cloud.texts(asking)).map(({ body }) => body).join()).toContain('Questions?')
  })
  const { messageId } = (await unread()).find(({ from }) => from === stranger) ?? {}
  const added = await aCustomer({ phone: stranger })
  const answer = { kind: 'reply', inReplyTo: messageId, text: 'Yes, please reply by END OF DAY.' }
  expect(await cloud.post(`/v1/customers/${added}/messages`, answer, token)).toMatchObject({
    status: 202,
    body: { messages: [{ status: 'queued' }], warnings: [{ code: 'stop_word' }] },
  })
  const exported = await cloud.get(`/v1/customers/${added}/export`, token)
  expect(JSON.stringify(exported.body)).toContain('Do you clean roofs?')
  expect(await cloud.request('DELETE', `/v1/customers/${added}`, { token })).toMatchObject({ status: 204 })
  await soon(async () => expect((await unread()).map(({ from }) => from)).not.toContain(stranger))
  expect(await cloud.get('/v1/messages?customerId=~unread', token)).toMatchObject({ status: 422 })
})

test('a bulk request is counted first, and sent to those who agreed', async () => {
  const { token } = company.office
  // to 10:00 UTC, which is within sending hours
  await cloud.advance(`PT${(34 - new Date().getUTCHours()) % 24}H`)
  const [yes, no] = ['+41791245011', '+41791245012']
  const agreed = await aCustomer({ phone: yes, tags: ['spring'] })
  await aCustomer({ phone: no, tags: ['spring'] })
  const consent = { channel: 'sms', kinds: ['marketing'], decision: 'granted', method: 'paper', statement: 'Yes.' }
  await cloud.post(`/v1/customers/${agreed}/consents`, consent, token)
  const request = {
    kind: 'marketing',
    channels: ['sms'],
    customers: { tag: 'spring' },
    text: 'Clean windows in spring',
  }
  const dry = await cloud.post('/v1/messages/bulk', { ...request, dryRun: true }, token)
  expect(dry).toMatchObject({ status: 202, body: { dryRun: true, customers: 2 } })
  expect(await cloud.post('/v1/messages/bulk', { ...request, customers: {} }, token)).toMatchObject({ status: 422 })
  const sent = await cloud.post<{ bulkId: string }>('/v1/messages/bulk', request, token)
  expect(sent).toMatchObject({ status: 202, body: { dryRun: false, customers: 2 } })
  await soon(async () => {
    const { items } = (await cloud.get<{ items: object[] }>('/v1/messages?status=refused', token)).body
    expect(items).toContainEqual(expect.objectContaining({ bulkId: sent.body.bulkId, reason: 'no_consent' }))
  })
  await soon(async () => {
    await cloud.advance('PT1M')
    expect(await cloud.texts(yes)).toHaveLength(1)
  })
  expect(await cloud.texts(no)).toEqual([])
})

test('nothing was refused or denied on the way', () => {
  expect(cloud.logs()).not.toMatch(/"(request|message)_failed"|request_unavailable|AccessDenied/)
})
