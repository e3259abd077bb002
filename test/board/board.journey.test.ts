import { afterAll, beforeAll, expect, test } from 'vitest'
import { toInstant } from '../../functions/shared/instant.ts'
import { type Company, openCompany } from '../support/company.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'

let cloud: LocalCloud
let company: Company

beforeAll(async () => {
  cloud = await startLocalCloud()
  company = await openCompany(cloud, 'board')
})
afterAll(async () => {
  const denied = (await cloud.functions()).filter((each) => each.denied.length > 0)
  await cloud.stop()
  expect(denied).toEqual([])
})

test('the office opens its first screen, and approves the month', async () => {
  const { office, owner, worker } = company
  const now = Date.parse((await cloud.get<{ now: string }>('/_local/time')).body.now)
  await cloud.post('/v1/members', { name: 'Ben', role: 'worker', email: 'ben-board@example.test' }, owner.token)
  const customer = { name: 'Carla', kind: 'customer', phone: '+41791234567' }
  const { body: made } = await cloud.post<{ customerId: string }>('/v1/customers', customer, office.token)
  const consent = { channel: 'sms', kinds: ['reminder'], decision: 'granted', method: 'paper', statement: 'Yes.' }
  await cloud.post(`/v1/customers/${made.customerId}/consents`, consent, office.token)
  const visit = { customerId: made.customerId, kind: 'job', title: 'Windows', durationMinutes: 30 }
  await cloud.post('/v1/appointments', { ...visit, startsAt: toInstant(now + 1_000) }, office.token)
  await cloud.post(
    `/v1/customers/${made.customerId}/messages`,
    { kind: 'invoice', channels: ['sms'], text: 'Here' },
    office.token,
  )
  await cloud.post('/v1/clock-in', { at: toInstant(now - 3_600_000) }, worker.token)
  await cloud.post('/v1/clock-out', { at: toInstant(now - 1_800_000) }, worker.token)
  await cloud.post('/v1/clock-in', {}, worker.token)
  await cloud.post('/v1/pings', { pings: [{ at: toInstant(now + 1), lat: 47.3, lon: 8.5, accuracy: 5 }] }, worker.token)

  const board = await cloud.get<Record<string, object>>('/v1/board', office.token)
  expect(board).toMatchObject({
    status: 200,
    body: {
      onShift: { items: [{ name: 'The worker', onBreak: false }] },
      unreadTexts: 0,
      shiftsToApprove: { closed: 1, proposed: 0 },
      messages: { counts: [{ status: 'refused', reason: 'no_consent', count: 1 }] },
      invitations: { items: [{ name: 'Ben' }] },
    },
  })
  expect(board.body['date']).toEqual(expect.stringMatching(/^\d{4}-\d\d-\d\d$/))
  const copy = { token: office.token, headers: { 'if-none-match': board.headers.get('etag') ?? '' } }
  expect(await cloud.request('GET', '/v1/board', copy)).toMatchObject({ status: 304, text: '' })
  expect(await cloud.request('GET', '/v1/board', { ...copy, token: worker.token })).toMatchObject({ status: 403 })

  const period = {
    from: toInstant(now - 40 * 86_400_000).slice(0, 10),
    to: toInstant(now + 86_400_000 * 2).slice(0, 10),
  }
  const approved = await cloud.post('/v1/timesheets/approve', period, office.token)
  expect(approved).toMatchObject({ status: 200, body: { approved: 1, notApproved: [{ status: 'open' }] } })
  expect(await cloud.post('/v1/timesheets/approve', period, worker.token)).toMatchObject({ status: 403 })
  const approvedShifts = await cloud.get('/v1/shifts?status=approved', worker.token)
  expect(approvedShifts).toMatchObject({ status: 200, body: { items: [{ status: 'approved', source: 'worker' }] } })
})
