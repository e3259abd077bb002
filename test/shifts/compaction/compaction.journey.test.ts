import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../functions/shared/ids.ts'
import { type LocalCloud, startLocalCloud } from '../../support/local-cloud.ts'
import { aPhone, type Phone } from '../phone.ts'

let cloud: LocalCloud
let phone: Phone

beforeAll(async () => {
  cloud = await startLocalCloud()
  phone = await aPhone(cloud, newId().toLowerCase())
})
afterAll(async () => {
  const denied = (await cloud.functions()).filter((each) => each.denied.length > 0)
  expect(denied).toEqual([])
  await cloud.stop()
})

type Shift = { points?: number; distanceMeters?: number; status: string }

const minutes = (count: number) => count * 60_000
const instant = (at: number) => new Date(at).toISOString()
const now = async () => Date.parse((await cloud.get<{ now: string }>('/_local/time')).body.now)
const shiftOf = async (shiftId: string) => (await cloud.get<Shift>(`/v1/shifts/${shiftId}`, phone.token)).body
const rows = async (type: string, shiftId: string) =>
  (await cloud.scanTable()).filter((row) => row['type']?.['S'] === type && String(row['sk']?.['S']).startsWith(shiftId))
/** The quiesce takes real time, and the machine may be busy. */
const slowly = { timeout: 150_000, interval: 500 }
/** Waits for the request, then makes it due at once instead of within a minute. */
const makeRequestDue = async (shiftId: string) => {
  await expect.poll(() => rows('due', `compact#${shiftId}`), slowly).toHaveLength(1)
  await cloud.advance('PT1M')
}

const drive = (start: number, count: number, step = 10_000) =>
  Array.from({ length: count }, (_, index) => ({
    at: instant(start + index * step),
    lat: 47.3 + index * 1e-4,
    lon: 8.5 + index * 2e-4,
    accuracy: 5,
  }))

test('a day is compacted, sent again, completed late and cut short, and each time the figures follow', async () => {
  const start = (await now()) - minutes(60)
  const { shiftId } = (await phone.clockIn({ at: instant(start) })).body
  const pings = drive(start, 180)
  for (let sent = 0; sent < 180; sent += 30) await phone.send(pings.slice(sent, sent + 30))
  await phone.clockOut({ at: instant(start + minutes(50)) })
  const before = await phone.track(shiftId)
  expect(await shiftOf(shiftId)).not.toHaveProperty('points')

  await cloud.advance('PT45M')
  await expect.poll(() => shiftOf(shiftId), slowly).toMatchObject({ points: 180 })
  expect((await shiftOf(shiftId)).distanceMeters).toBe(before.body.distanceMeters)
  expect((await phone.track(shiftId)).text).toBe(before.text)
  expect(await rows('trackPart', shiftId)).toHaveLength(1)

  const compacted = await rows('segment', shiftId)
  expect((await phone.send(pings)).body).toMatchObject({ accepted: 0, duplicates: 180, tracking: 'off' })
  expect(await rows('segment', shiftId)).toEqual(compacted)

  const late = drive(start + minutes(31), 60)
  expect((await phone.send([...pings.slice(90), ...late])).body).toMatchObject({ accepted: 60, duplicates: 90 })
  expect((await phone.track(shiftId)).body.points).toHaveLength(240)
  await cloud.advance('PT7H')
  await makeRequestDue(shiftId)
  await expect.poll(() => shiftOf(shiftId), slowly).toMatchObject({ points: 240 })

  const end = start + minutes(20)
  const cut = { endedAt: instant(end), reason: 'left earlier' }
  expect(await cloud.patch(`/v1/shifts/${shiftId}`, cut, phone.token)).toMatchObject({ status: 200 })
  expect((await phone.track(shiftId)).body.points).toHaveLength(126)
  for (const type of ['segment', 'trackPart']) {
    const ends = (await rows(type, shiftId)).map((row) => Number(row['lastAt']?.['N']))
    expect(ends.filter((last) => last >= end + minutes(1))).toEqual([])
  }
  await makeRequestDue(shiftId)
  await expect.poll(() => rows('due', `compact#${shiftId}`), slowly).toEqual([])
  expect(await shiftOf(shiftId)).toMatchObject({ points: 126 })

  const { memberId } = (await cloud.get<{ memberId: string }>('/v1/me', phone.token)).body
  const days = `from=${instant(start - minutes(2_880)).slice(0, 10)}&to=${instant(start + minutes(5_760)).slice(0, 10)}`
  const counts = await cloud.get<{ items: object[] }>(`/v1/members/${memberId}/counts?${days}`, phone.token)
  expect(counts.status).toBe(200)
  const sum = (field: string) =>
    counts.body.items.reduce((total, day) => total + Number((day as Record<string, unknown>)[field]), 0)
  expect(['received', 'stored', 'duplicates', 'outsideShift', 'invalid'].map(sum)).toEqual([510, 240, 270, 0, 0])
})

test('a phone that sends one position at a time makes a segment of a dozen, and is compacted after the shift', async () => {
  const start = (await now()) - minutes(60)
  const { shiftId } = (await phone.clockIn({ at: instant(start) })).body
  for (const ping of drive(start, 40)) await phone.send([ping])
  expect((await rows('segment', shiftId)).length).toBeLessThanOrEqual(3)
  const { body } = await phone.track(shiftId)
  expect(body.points).toHaveLength(40)
  await phone.clockOut()
  expect((await rows('segment', shiftId)).length).toBeLessThanOrEqual(4)
  await cloud.advance('PT45M')
  await expect.poll(() => shiftOf(shiftId), slowly).toMatchObject({ points: 40 })
  expect((await phone.track(shiftId)).body).toEqual(body)
})

test('a shorter retention holds at once, and then deletes', async () => {
  await cloud.advance('PT2H')
  const start = (await now()) - minutes(60)
  const { shiftId } = (await phone.clockIn({ at: instant(start) })).body
  await phone.send(drive(start, 20))
  await phone.clockOut()
  await cloud.advance('PT45M')
  await expect.poll(() => shiftOf(shiftId), slowly).toMatchObject({ points: 20 })
  await cloud.advance('P2D')
  expect((await phone.track(shiftId)).body.points).toHaveLength(20)
  const settings = { retention: { trackDays: 1 } }
  expect(await cloud.patch('/v1/account', { settings }, phone.token)).toMatchObject({ status: 200 })
  expect((await phone.track(shiftId)).body.points).toEqual([])
  await cloud.advance('PT1M')
  const stored = async () => [...(await rows('segment', shiftId)), ...(await rows('trackPart', shiftId))]
  await expect.poll(stored, slowly).toEqual([])
})
