import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../functions/shared/ids.ts'
import { type Company, invite, openCompany, type Person } from '../support/company.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'

let cloud: LocalCloud
let company: Company
let worker: Person

beforeAll(async () => {
  cloud = await startLocalCloud()
  company = await openCompany(cloud, newId().toLowerCase())
}, 120_000)
afterAll(() => cloud?.stop())

const minute = 60_000
const now = async () => Date.parse((await cloud.get<{ now: string }>('/_local/time')).body.now)
const iso = (at: number) => new Date(at).toISOString()
const post = <Body = unknown>(path: string, body: object, token = company.office.token) =>
  cloud.post<Body>(path, body, token)
const positions = (from: number, count = 5) =>
  Array.from({ length: count }, (_, n) => ({ at: iso(from + n * 10_000), lat: 47.36 + n * 1e-4, lon: 8.54 }))

type Shift = {
  shiftId: string
  status: string
  endedAt?: string
  trackedFrom?: string
  trackedTo?: string
  source: string
}

async function enter(startedAt: number, endedAt: number, memberId = worker.memberId) {
  const shift = { memberId, startedAt: iso(startedAt), endedAt: iso(endedAt), reason: 'forgotten' }
  const entered = await post<Shift>('/v1/shifts', shift)
  expect(entered).toMatchObject({ status: 201 })
  return entered.body.shiftId
}

const emailsAboutHours = async () =>
  (await cloud.emails(worker.email)).filter(({ subject }) => subject.includes('hours'))

const pointsOf = async (shiftId: string) =>
  (await cloud.get<{ points: unknown[] }>(`/v1/shifts/${shiftId}/track`, company.office.token)).body.points

describe('a worker who never acknowledged the notice nor clocked in', () => {
  test('cannot be followed by a device token and a shift whose end the office moves', async () => {
    worker = await invite(cloud, company.owner, 'worker', `${newId().toLowerCase()}@example.test`)
    await cloud.get('/v1/me', worker.token) // accepts the invitation
    const device = await post<{ token: string }>(`/v1/members/${worker.memberId}/devices`, { label: 'always on' })
    expect(device).toMatchObject({ status: 201 })
    const start = (await now()) - 30 * minute
    const shiftId = await enter(start, start + 20 * minute)
    for (let round = 0; round < 4; round += 1) {
      const at = await now()
      const path = `/v1/shifts/${shiftId}`
      await cloud.patch(path, { endedAt: iso(at - 1_000), reason: 'longer' }, company.office.token)
      const ahead = await cloud.patch(path, { endedAt: iso(at + 4 * minute), reason: 'longer' }, company.office.token)
      expect(ahead).toMatchObject({ status: 422 })
      const locations = positions(at - minute).map(({ at: timestamp, lat, lon }) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [lon, lat] },
        properties: { timestamp },
      }))
      expect((await post('/in/overland', { locations }, device.body.token)).status).toBe(200)
      expect(await cloud.get('/v1/positions', company.office.token)).toMatchObject({ body: { items: [] } })
      await cloud.advance('PT3M')
    }
    expect(await pointsOf(shiftId)).toEqual([])
    const rows = await cloud.scanTable()
    expect(rows.filter(({ type }) => type?.['S'] === 'segment' || type?.['S'] === 'openShift')).toEqual([])
  })

  test('is told by one email, and sees who did it and why', async () => {
    await expect.poll(() => emailsAboutHours(), { timeout: 20_000 }).toHaveLength(1)
    const changes = await cloud.get('/v1/me/changes', worker.token)
    expect(changes).toMatchObject({ status: 200 })
    const { items } = changes.body as { items: { action: string; reason: string; byName: string }[] }
    expect(items.at(-1)).toMatchObject({ action: 'entered', reason: 'forgotten', byName: 'The staff' })
    expect(items.filter(({ reason }) => reason === 'longer').length).toBeGreaterThan(2)
    await cloud.advance('PT61M')
    await expect.poll(() => emailsAboutHours(), { timeout: 20_000 }).toHaveLength(2)
    await cloud.advance('PT61M')
    await cloud.advance('PT61M')
    expect(await emailsAboutHours()).toHaveLength(2)
  })
})

describe('a worker who clocks in within entered hours', () => {
  const phoneId = newId()

  test('joins the shift, and the phone’s queue empties', async () => {
    worker = company.worker
    const start = (await now()) - 240 * minute
    const end = start + 120 * minute
    const shiftId = await enter(start, end)
    const clockIn = { shiftId: phoneId, at: iso(start + 60 * minute) }
    const joined = await post<Shift>('/v1/clock-in', clockIn, worker.token)
    const expected = { shiftId, source: 'staff', trackedFrom: clockIn.at, trackedTo: iso(end) }
    expect(joined).toMatchObject({ status: 200, body: expected })
    const send = (from: number) => post('/v1/pings', { shiftId: phoneId, pings: positions(from) }, worker.token)
    expect(await send(start + 90 * minute)).toMatchObject({ status: 200, body: { accepted: 5, tracking: 'on' } })
    const waiting = await send(end + 30 * minute)
    expect(waiting).toMatchObject({ status: 503, body: { code: 'not_yet' } })
    expect((await post('/v1/breaks/start', { at: iso(start + 70 * minute) }, worker.token)).status).toBe(200)
    const pause = await post('/v1/breaks/end', { at: iso(start + 80 * minute) }, worker.token)
    expect(pause).toMatchObject({ body: { breaks: [{ endedAt: iso(start + 80 * minute) }] } })
    const clockOut = { shiftId: phoneId, at: iso(end + 60 * minute) }
    const ended = await post('/v1/clock-out', clockOut, worker.token)
    expect(ended).toMatchObject({ status: 200, body: { shiftId, endedAt: clockOut.at, closedBy: 'worker' } })
    expect(await send(end + 30 * minute)).toMatchObject({ status: 200, body: { accepted: 5, tracking: 'off' } })
    const byPhoneId = await cloud.get<Shift>(`/v1/shifts/${phoneId}`, worker.token)
    expect(byPhoneId).toMatchObject({ status: 200, body: { shiftId, trackedTo: clockOut.at } })
  })
})

describe('where a company does not require the acknowledgement', () => {
  test('a worker is tracked from it on, and of a removed shift nothing waits', async () => {
    const requireNotice = (required: boolean) =>
      cloud.patch('/v1/account', { settings: { shifts: { requireNotice: required } } }, company.owner.token)
    expect((await requireNotice(false)).status).toBe(200)
    const { token, memberId } = await invite(cloud, company.owner, 'worker', `${newId().toLowerCase()}@example.test`)
    const send = async (more: object = {}) =>
      post('/v1/pings', { pings: positions((await now()) - 50_000), ...more }, token)
    const acknowledge = () => post('/v1/tracking-notice/acknowledge', {}, token)
    expect(await post('/v1/clock-in', {}, token)).toMatchObject({ status: 201 })
    expect(await send()).toMatchObject({ body: { accepted: 0, outsideShift: 5 } })
    expect((await acknowledge()).status).toBe(200)
    await cloud.advance('PT5M')
    expect(await send()).toMatchObject({ body: { accepted: 5 } })
    expect((await post('/v1/clock-out', {}, token)).status).toBe(200)

    await cloud.advance('PT2H')
    const end = await now()
    const shiftId = await enter(end - 60 * minute, end, memberId)
    const joining = { shiftId: newId(), at: iso(end - 30 * minute) }
    expect(await post('/v1/clock-in', joining, token)).toMatchObject({ status: 200, body: { shiftId } })
    await cloud.advance('PT5M')
    expect(await send({ shiftId: joining.shiftId })).toMatchObject({ status: 503 })
    expect((await acknowledge()).status).toBe(200)
    const removed = await cloud.delete(`/v1/shifts/${shiftId}`, { reason: 'a mistake' }, company.office.token)
    expect(removed.status).toBe(204)
    for (const id of [joining.shiftId, shiftId])
      expect(await send({ shiftId: id })).toMatchObject({ status: 200, body: { outsideShift: 5, tracking: 'off' } })
    expect((await requireNotice(true)).status).toBe(200)
  })
})

describe('the notice', () => {
  test('asks again after it was widened, and keeps what a phone clocked in before', async () => {
    const { token } = company.worker
    await cloud.advance('PT1H')
    const before = await now()
    await cloud.advance('PT1H')
    const settings = { retention: { trackDays: 900 } }
    expect((await cloud.patch('/v1/account', { settings }, company.owner.token)).status).toBe(200)
    const kept = { shiftId: newId(), at: iso(before) }
    expect(await post('/v1/clock-in', kept, token)).toMatchObject({ status: 201 })
    expect((await post('/v1/clock-out', { at: iso(before + minute) }, token)).status).toBe(200)
    const refused = { shiftId: newId(), at: iso(await now()) }
    expect(await post('/v1/clock-in', refused, token)).toMatchObject({ body: { code: 'tracking_notice_required' } })
    const pings = positions(await now())
    expect((await post('/v1/pings', { shiftId: refused.shiftId, pings }, token)).status).toBe(503)
    expect((await post('/v1/tracking-notice/acknowledge', {}, token)).status).toBe(200)
    expect(await post('/v1/clock-in', refused, token)).toMatchObject({ status: 201 })
    expect(await post('/v1/pings', { shiftId: refused.shiftId, pings }, token)).toMatchObject({ body: { accepted: 5 } })
  })
})

test('the shift of a member who is removed ends with the membership', async () => {
  const { memberId } = company.worker
  const path = `/v1/shifts?memberId=${memberId}&limit=1`
  const newest = async () => (await cloud.get<{ items: Shift[] }>(path, company.office.token)).body.items[0]
  expect(await newest()).toMatchObject({ status: 'open' })
  expect((await cloud.delete(`/v1/members/${memberId}`, undefined, company.owner.token)).status).toBe(204)
  await cloud.advance('PT2M')
  await expect.poll(newest, { timeout: 20_000 }).toMatchObject({ status: 'closed', closedBy: 'staff' })
  const { endedAt, trackedTo } = (await newest()) ?? {}
  expect(trackedTo).toBe(endedAt)
})

test('no function was denied a right', async () => {
  for (const { name, denied } of await cloud.functions()) expect([name, denied]).toEqual([name, []])
})
