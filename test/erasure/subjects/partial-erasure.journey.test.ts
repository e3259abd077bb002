import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Company, invite, openCompany, type Person } from '../../support/company.ts'
import { type LocalCloud, type Row, startLocalCloud } from '../../support/local-cloud.ts'

let cloud: LocalCloud
let company: Company
let carla: string
let shiftId: string
type Trail = {
  items: { version: number; by: string; byName?: string; action: string; subject: string; details: object }[]
  verified: boolean
  nextCursor?: string
}

beforeAll(async () => {
  cloud = await startLocalCloud()
  company = await openCompany(cloud, 'parts')
  const { office, worker, owner } = company
  const customer = { name: 'Carla', kind: 'customer', phone: '+41791230042', email: 'carla@example.test' }
  carla = (await cloud.post<{ customerId: string }>('/v1/customers', customer, office.token)).body.customerId
  const yes = { channel: 'sms', kinds: ['reminder'], decision: 'granted', method: 'paper', statement: 'Yes' }
  await cloud.post(`/v1/customers/${carla}/consents`, yes, office.token)
  const startsAt = new Date(Date.now() + 3 * 86_400_000).toISOString()
  const job = { customerId: carla, startsAt, durationMinutes: 60, kind: 'job', title: 'Windows' }
  const { body } = await cloud.post<{ appointmentId: string }>('/v1/appointments', job, office.token)
  await cloud.post(`/v1/appointments/${body.appointmentId}/reminders`, {}, office.token)
  shiftId = await aShift(worker)
  await cloud.get(`/v1/shifts/${shiftId}/track`, office.token)
  await cloud.patch(`/v1/shifts/${shiftId}`, { note: 'Corrected', reason: 'A test' }, office.token)
  await cloud.patch('/v1/account', { settings: { retention: { trackDays: 30 } } }, owner.token)
  await cloud.post('/v1/account/exports', {}, owner.token)
}, 120_000)
afterAll(() => cloud.stop())

async function aShift(worker: Person): Promise<string> {
  const { body } = await cloud.post<{ shiftId: string; startedAt: string }>('/v1/clock-in', {}, worker.token)
  const begin = Date.parse(body.startedAt)
  const pings = Array.from({ length: 20 }, (_, n) => ({
    at: new Date(begin + n * 1_000).toISOString(),
    lat: 47.37 + n * 1e-4,
    lon: 8.54,
  }))
  expect(await cloud.post('/v1/pings', { pings }, worker.token)).toMatchObject({ body: { accepted: 20 } })
  await cloud.post('/v1/clock-out', { at: new Date(begin + 30_000).toISOString() }, worker.token)
  return body.shiftId
}

const textOf = (row: Row, name: string) => String(row[name]?.['S'] ?? '')
const typesNaming = async (id: string) => {
  const rows = (await cloud.scanTable()).filter((row) => JSON.stringify(row).includes(id))
  return [...new Set(rows.map((row) => textOf(row, 'type')))].sort()
}
const trail = (query = '') => cloud.get<Trail>(`/v1/account/audit${query}`, company.owner.token)

describe('the audit trail', () => {
  test('lists every change of members, settings, shifts, consents and exports, and who viewed a track', async () => {
    const { status, body } = await trail()
    expect([status, body.verified]).toEqual([200, true])
    const actions = body.items.map(({ action }) => action)
    for (const action of [
      'account.opened',
      'account.changed',
      'member.invited',
      'notice.acknowledged',
      'consent.granted',
      'track.viewed',
      'shift.corrected',
      'export.requested',
    ]) {
      expect(actions).toContain(action)
    }
    const viewed = body.items.find(({ action }) => action === 'track.viewed')
    expect(viewed).toMatchObject({ by: company.office.memberId, byName: 'The staff', subject: shiftId })
  })

  test('is verified page by page', async () => {
    const versions: number[] = []
    for (let query = '?limit=3'; query; ) {
      const { body } = await trail(query)
      expect(body.verified).toBe(true)
      versions.push(...body.items.map(({ version }) => version))
      query = body.nextCursor ? `?limit=3&cursor=${encodeURIComponent(body.nextCursor)}` : ''
    }
    expect(versions).toEqual(Array.from({ length: versions.length }, (_, n) => versions.length - n))
  })

  test('is for owners only', async () => {
    for (const { token } of [company.office, company.worker]) {
      expect(await cloud.get('/v1/account/audit', token)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    }
  })
})

describe('a customer is erased', () => {
  test('by staff, and cannot be found from then on', async () => {
    expect(await cloud.delete(`/v1/customers/${carla}`, undefined, company.worker.token)).toMatchObject({ status: 403 })
    expect((await cloud.delete(`/v1/customers/${carla}`, undefined, company.office.token)).status).toBe(204)
    for (const path of [`/v1/customers/${carla}`, `/v1/customers/${carla}/consents`]) {
      expect(await cloud.get(path, company.office.token)).toMatchObject({ status: 404 })
    }
    expect(await cloud.delete(`/v1/customers/${carla}`, undefined, company.office.token)).toMatchObject({ status: 404 })
  })

  test('with all data about the customer', async () => {
    await expect.poll(() => typesNaming(carla), { timeout: 60_000, interval: 1_000 }).toEqual(['audit'])
    expect(await cloud.get('/v1/messages', company.office.token)).toMatchObject({ body: { items: [] } })
    expect(await cloud.get('/v1/appointments', company.office.token)).toMatchObject({ body: { items: [] } })
  })
})

describe('all positions before an instant are erased', () => {
  const path = '/v1/account/track-erasures'
  type Erasure = { trackErasureId: string; status: string; shifts?: number }

  test('when an owner requests it', async () => {
    const before = new Date().toISOString()
    expect(await cloud.post(path, { before }, company.office.token)).toMatchObject({ status: 403 })
    const ahead = new Date(Date.now() + 86_400_000).toISOString()
    expect(await cloud.post(path, { before: ahead }, company.owner.token)).toMatchObject({ status: 422 })
    const asked = await cloud.post<Erasure>(path, { before }, company.owner.token)
    expect(asked).toMatchObject({ status: 202, body: { before, status: 'erasing' } })
    const show = () => cloud.get<Erasure>(`${path}/${asked.body.trackErasureId}`, company.owner.token)
    await expect
      .poll(
        async () => {
          await cloud.advance('PT2M')
          return (await show()).body
        },
        { timeout: 60_000, interval: 3_000 },
      )
      .toMatchObject({ status: 'erased', shifts: 1 })
    const shift = await cloud.get(`/v1/shifts/${shiftId}`, company.office.token)
    expect(shift).toMatchObject({ status: 200, body: { trackErasedBefore: before, note: 'Corrected' } })
    const { body } = await cloud.get<{ points: { at: string }[] }>(`/v1/shifts/${shiftId}/track`, company.worker.token)
    expect(body.points.every(({ at }) => at >= before)).toBe(true)
    expect((await trail()).body.items.map(({ action }) => action)).toContain('tracks.erased')
  })
})

describe('a worker is erased', () => {
  test('by the owner, after the removal', async () => {
    const { owner, office, worker } = company
    const path = `/v1/members/${worker.memberId}/data`
    expect(await cloud.delete(path, undefined, office.token)).toMatchObject({ status: 403 })
    expect(await cloud.delete(path, undefined, owner.token)).toMatchObject({
      status: 409,
      body: { code: 'wrong_state' },
    })
    await cloud.delete(`/v1/members/${worker.memberId}`, undefined, owner.token)
    expect(await cloud.delete(path, undefined, owner.token)).toMatchObject({ status: 202, body: { status: 'erasing' } })
  })

  test('with all shifts and tracks; other members keep theirs', async () => {
    const stays = await invite(cloud, company.owner, 'worker', 'stays@example.test')
    await cloud.post('/v1/tracking-notice/acknowledge', undefined, stays.token)
    const kept = await aShift(stays)
    await expect
      .poll(
        async () => {
          await cloud.advance('PT5M')
          return typesNaming(company.worker.memberId)
        },
        { timeout: 90_000, interval: 3_000 },
      )
      .toEqual(['audit'])
    expect((await typesNaming(shiftId)).filter((type) => type !== 'audit')).toEqual([])
    expect(await cloud.get(`/v1/shifts/${kept}/track`, stays.token)).toMatchObject({ status: 200 })
    expect((await trail()).body).toMatchObject({ verified: true })
  })
})

test('no function was denied a right', async () => {
  const denied = (await cloud.functions()).flatMap(({ name, denied }) => denied.map((what) => [name, what]))
  expect(denied).toEqual([])
})
