import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { toInstant } from '../../../functions/shared/instant.ts'
import { type Company, openCompany } from '../../support/company.ts'
import { type LocalCloud, startLocalCloud } from '../../support/local-cloud.ts'
import type { Receipt, Shift, Track } from '../phone.ts'

type Closed = Shift & { closedBy: string; endProposal?: { evidence: string; lastPositionAt?: string } }
type Trail = { items: { action: string; by: string; subject: string; details: Record<string, unknown> }[] }

const minute = 60_000
const instant = toInstant

let cloud: LocalCloud
let company: Company

beforeAll(async () => {
  cloud = await startLocalCloud()
  company = await openCompany(cloud, 'forgotten')
})
afterAll(async () => {
  const denied = (await cloud.functions()).filter((each) => each.denied.length > 0)
  await cloud.stop()
  expect(denied).toEqual([])
})

const now = async () => Date.parse((await cloud.get<{ now: string }>('/_local/time')).body.now)
const worker = <Body>(path: string, body: object = {}) => cloud.post<Body>(path, body, company.worker.token)
const shiftOf = (shiftId: string) => cloud.get<Closed>(`/v1/shifts/${shiftId}`, company.office.token)
const trailOf = async () => (await cloud.get<Trail>('/v1/account/audit', company.owner.token)).body.items

/** Waits until the function behind the queue has closed it. */
const closed = (shiftId: string) =>
  vi.waitFor(
    async () => {
      const { body } = await shiftOf(shiftId)
      expect(body.status).toBe('closed')
      return body
    },
    { timeout: 20_000, interval: 200 },
  )

const drive = (start: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    at: instant(start + index * minute),
    lat: 47.3 + index * 1e-3,
    lon: 8.5 + index * 2e-3,
    accuracy: 5,
  }))

describe('a shift without a clock-out', () => {
  let shiftId: string
  let began: number

  beforeAll(async () => {
    began = (await now()) - 120 * minute
    const { body } = await worker<Shift>('/v1/clock-in', { at: instant(began) })
    shiftId = body.shiftId
    const pings = drive(began + minute, 60)
    expect((await worker<Receipt>('/v1/pings', { pings })).body).toMatchObject({ accepted: 60 })
  })

  test('has its office told, once, when the phone is not heard any more', async () => {
    const silences = async () => (await cloud.emails()).filter(({ subject }) => /has not been heard/.test(subject))
    await cloud.advance('PT16M')
    // the notice is sent by the next run of what is due
    const sent = async () => {
      await cloud.advance('PT1M')
      expect(await silences()).toHaveLength(1)
    }
    await vi.waitFor(sent, { timeout: 20_000, interval: 500 })
    expect(await cloud.get('/v1/positions', company.office.token)).toMatchObject({
      body: { items: [{ silent: true }] },
    })
    await cloud.advance('PT16M')
    expect(await silences()).toHaveLength(1)
  })

  test('stays open for as long as the account allows, and is then closed at its last movement', async () => {
    await cloud.advance('PT12H')
    expect((await shiftOf(shiftId)).body).toMatchObject({ status: 'open' })
    await cloud.advance('PT2H')
    expect(await closed(shiftId)).toMatchObject({
      closedBy: 'auto',
      endedAt: instant(began + 60 * minute),
      endProposal: { evidence: 'last_movement', lastPositionAt: instant(began + 60 * minute) },
    })
    expect((await cloud.get('/v1/positions', company.office.token)).body).toEqual({ items: [] })
    const { body } = await worker<Receipt>('/v1/pings', { pings: drive(await now(), 1) })
    expect(body).toMatchObject({ outsideShift: 1, tracking: 'off' })
  })

  test('is ended by its worker later, and no more once it is approved', async () => {
    const at = instant(began + 90 * minute)
    expect((await worker<Closed>('/v1/clock-out', { at })).body).toMatchObject({
      shiftId,
      closedBy: 'worker',
      endedAt: at,
    })
    await cloud.post(`/v1/shifts/${shiftId}/approve`, {}, company.office.token)
    const again = await worker<Closed>('/v1/clock-out', { shiftId, at: instant(began + 100 * minute) })
    expect(again.body).toMatchObject({ status: 'approved', endedAt: at })
  })

  test('has its close, new end, approval and views in the audit trail', async () => {
    const path = `/v1/shifts/${shiftId}/track`
    for (const query of ['', '?format=gpx', '?limit=10']) {
      expect((await cloud.get<Track>(`${path}${query}`, company.office.token)).status).toBe(200)
    }
    expect((await cloud.get<Track>(path, company.worker.token)).body.points).toHaveLength(60)
    const ours = (await trailOf()).filter(({ subject }) => subject === shiftId)
    expect(ours.map(({ action, by }) => [action, by])).toEqual([
      ['track.viewed', company.office.memberId],
      ['shift.approved', company.office.memberId],
      ['shift.corrected', company.worker.memberId],
      ['shift.closed', 'auto'],
    ])
  })
})

test('a lower limit closes shifts that are open already', async () => {
  const began = await now()
  const { body } = await worker<Shift>('/v1/clock-in', {})
  await cloud.advance('PT7H')
  const changed = await cloud.patch('/v1/account', { settings: { shifts: { maxHours: 6 } } }, company.owner.token)
  expect(changed.status).toBe(200)
  await cloud.advance('PT2M')
  const shift = await vi.waitFor(
    async () => {
      await cloud.advance('PT1M')
      const { body: seen } = await shiftOf(body.shiftId)
      expect(seen).toMatchObject({ status: 'closed', closedBy: 'auto', endProposal: { evidence: 'longest_shift' } })
      return seen
    },
    { timeout: 30_000, interval: 500 },
  )
  const length = Date.parse(shift.endedAt ?? '') - Date.parse(shift.startedAt)
  expect(length).toBe(6 * 60 * minute)
  expect(Date.parse(shift.startedAt) - began).toBeLessThan(minute)
  expect((await worker<Shift>('/v1/clock-in', {})).status).toBe(201)
})
