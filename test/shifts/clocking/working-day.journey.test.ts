import { gpx, kml } from '@tmcw/togeojson'
import { DOMParser } from '@xmldom/xmldom'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../functions/shared/ids.ts'
import { toInstant } from '../../../functions/shared/instant.ts'
import { type LocalCloud, startLocalCloud } from '../../support/local-cloud.ts'
import { rowsOf } from '../formats/rows.ts'
import { aPhone, type Phone, type Shift } from '../phone.ts'

let cloud: LocalCloud
let phone: Phone
let memberId: string

beforeAll(async () => {
  cloud = await startLocalCloud()
  phone = await aPhone(cloud, newId().toLowerCase())
  memberId = (await cloud.get<{ memberId: string }>('/v1/me', phone.token)).body.memberId
})
afterAll(async () => {
  const denied = (await cloud.functions()).filter((each) => each.denied.length > 0)
  expect(denied).toEqual([])
  await cloud.stop()
})

/** Whole minutes, so that a split at midnight leaves no fractions of a second. */
const now = Math.floor(Date.now() / 60_000) * 60_000
const ago = (minutes: number) => toInstant(now - minutes * 60_000)
const shiftPath = (id: string, rest = '') => `/v1/shifts/${id}${rest}`
/** A position every 10 s, northward at m/s, from so many metres along the road. */
const positions = (from: number, count: number, speed: number, metres = 0) =>
  Array.from({ length: count }, (_, index) => ({
    at: toInstant(now - from * 60_000 + index * 10_000),
    lat: 47.3 + (metres + index * speed * 10) * 9e-6,
    lon: 8.5,
    accuracy: 5,
  }))

async function aShift(from: number, to: number): Promise<string> {
  const { body } = await phone.clockIn({ at: ago(from) })
  await phone.clockOut({ at: ago(to) })
  return body.shiftId
}

describe('a working day', () => {
  test('has breaks, and the clock-out ends the open one', async () => {
    const { body } = await phone.clockIn({ at: ago(600) })
    expect(await cloud.post('/v1/breaks/end', {}, phone.token)).toMatchObject({
      status: 409,
      body: { code: 'wrong_state' },
    })
    expect((await cloud.post('/v1/breaks/start', { at: ago(560) }, phone.token)).status).toBe(200)
    expect((await cloud.post('/v1/breaks/end', { at: ago(550) }, phone.token)).status).toBe(200)
    expect((await cloud.post('/v1/breaks/start', { at: ago(520) }, phone.token)).status).toBe(200)
    const out = await phone.clockOut({ at: ago(510) })
    expect(out.body).toMatchObject({
      shiftId: body.shiftId,
      breaks: [
        { startedAt: ago(560), endedAt: ago(550) },
        { startedAt: ago(520), endedAt: ago(510) },
      ],
    })
    const late = await cloud.post('/v1/breaks/start', {}, phone.token)
    expect(late).toMatchObject({ status: 409, body: { code: 'not_clocked_in' } })
  })

  test('is drawn by other programs, with its stop and its gap', async () => {
    const { body: shift } = await phone.clockIn({ at: ago(480), note: '<b>"rain" & wind</b>' })
    await phone.send([...positions(480, 30, 10), ...positions(475, 30, 0, 3_000), ...positions(440, 30, 10, 9_000)])
    await phone.clockOut({ at: ago(420) })
    const json = await phone.track(shift.shiftId)
    expect(json.body).toMatchObject({
      stops: [{ duration: expect.any(String) }],
      gaps: [{ distanceMeters: expect.any(Number) }],
    })
    const read = async (format: string) => phone.track(shift.shiftId, `?format=${format}`)

    const drawn = await phone.track(shift.shiftId, '?simplify=25')
    expect(drawn.body.points.length).toBeLessThan(json.body.points.length / 4)
    expect(drawn.body.distanceMeters).toBe(json.body.distanceMeters)

    const [kmlResponse, gpxResponse, csvResponse] = [await read('kml'), await read('gpx'), await read('csv')]
    expect(kmlResponse.headers.get('content-type')).toBe('application/vnd.google-earth.kml+xml')
    const parse = (text: string) => new DOMParser().parseFromString(text, 'text/xml')
    expect(kml(parse(kmlResponse.text)).features.map(({ geometry }) => geometry?.type)).toEqual([
      'LineString',
      'LineString',
      'Point',
    ])
    expect(gpx(parse(gpxResponse.text)).features.map(({ geometry }) => geometry?.type)).toEqual([
      'MultiLineString',
      'Point',
    ])
    expect(parse(kmlResponse.text).getElementsByTagName('description')[0]?.textContent).toBe('<b>"rain" & wind</b>')
    expect(csvResponse.headers.get('content-type')).toMatch(/^text\/csv/)
    expect(rowsOf(csvResponse.text)).toHaveLength(json.body.points.length + 1)
    expect((await phone.track(shift.shiftId, '?simplify=-1')).status).toBe(422)
    expect((await phone.track(shift.shiftId, '?format=pdf')).status).toBe(422)
  })
})

describe('staff', () => {
  test('enter a forgotten shift once, however often the request is repeated', async () => {
    const body = { memberId, startedAt: ago(400), endedAt: ago(380), reason: 'forgotten' }
    const headers = { 'idempotency-key': newId() }
    const enter = () => cloud.request<Shift>('POST', '/v1/shifts', { token: phone.token, body, headers })
    const [first, again] = [await enter(), await enter()]
    expect([first.status, again.status, again.body.shiftId]).toEqual([201, 201, first.body.shiftId])
    const other = await cloud.post('/v1/shifts', { ...body, startedAt: ago(390), endedAt: ago(370) }, phone.token)
    expect(other).toMatchObject({ status: 409, body: { code: 'overlap', shift: { shiftId: first.body.shiftId } } })
    const faulty = await cloud.post('/v1/shifts', { ...body, endedAt: ago(401) }, phone.token)
    expect(faulty).toMatchObject({ status: 422, body: { errors: [{ path: ['endedAt'] }] } })
    expect((await cloud.post('/v1/shifts', { ...body, reason: undefined }, phone.token)).status).toBe(422)
  })

  test('correct, approve, reopen and delete', async () => {
    const id = await aShift(360, 300)
    const shorter = await cloud.patch(shiftPath(id), { endedAt: ago(320), reason: 'went home' }, phone.token)
    expect(shorter).toMatchObject({
      status: 200,
      body: { endedAt: ago(320), edits: [{ by: memberId, reason: 'went home' }] },
    })
    expect(await cloud.post(shiftPath(id, '/approve'), undefined, phone.token)).toMatchObject({
      body: { status: 'approved' },
    })
    const refused = await cloud.patch(shiftPath(id), { note: 'x', reason: 'y' }, phone.token)
    expect(refused).toMatchObject({ status: 409, body: { code: 'approved' } })
    expect(await cloud.post(shiftPath(id, '/reopen'), undefined, phone.token)).toMatchObject({
      body: { status: 'closed' },
    })
    expect((await cloud.delete(shiftPath(id), {}, phone.token)).status).toBe(422)
    expect((await cloud.delete(shiftPath(id), { reason: 'a test' }, phone.token)).status).toBe(204)
    expect((await cloud.get(shiftPath(id), phone.token)).status).toBe(404)
  })

  test('close an open shift by giving it an end', async () => {
    const { body } = await phone.clockIn({ at: ago(200) })
    await phone.send(positions(200, 60, 10))
    const closed = await cloud.patch(shiftPath(body.shiftId), { endedAt: ago(195), reason: 'forgot' }, phone.token)
    expect(closed).toMatchObject({ status: 200, body: { status: 'closed', closedBy: 'staff' } })
    expect((await phone.track(body.shiftId)).body.points).toHaveLength(36)
    expect(await phone.send(positions(190, 3, 10))).toMatchObject({ body: { outsideShift: 3, tracking: 'off' } })
    expect(await phone.clockOut()).toMatchObject({ status: 409 })
  })

  test('reach nothing of another account', async () => {
    const id = await aShift(150, 140)
    const stranger = await aPhone(cloud, newId().toLowerCase())
    const reason = 'mine'
    const responses = [
      await cloud.patch(shiftPath(id), { note: 'x', reason }, stranger.token),
      await cloud.delete(shiftPath(id), { reason }, stranger.token),
      await cloud.post(shiftPath(id, '/approve'), undefined, stranger.token),
      await cloud.post(shiftPath(id, '/reopen'), undefined, stranger.token),
      await cloud.post('/v1/shifts', { memberId, startedAt: ago(100), endedAt: ago(90), reason }, stranger.token),
    ]
    expect(responses.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
    const sheet = await cloud.get<{ items: unknown[] }>(
      `/v1/timesheets?from=2020-01-01&to=2020-02-01&memberId=${memberId}`,
      stranger.token,
    )
    expect(sheet).toMatchObject({ status: 200, body: { items: [] } })
  })
})

test('the timesheet adds up what was worked, as json and as csv', async () => {
  const date = (at: number) => toInstant(at).slice(0, 10)
  const period = `from=${date(now - 2 * 86_400_000)}&to=${date(now + 2 * 86_400_000)}`
  const shifts = await cloud.get<{ items: { startedAt: string; endedAt: string }[] }>('/v1/shifts', phone.token)
  const present = shifts.body.items.reduce(
    (sum, { startedAt, endedAt }) => sum + Date.parse(endedAt) - Date.parse(startedAt),
    0,
  )
  const { body } = await cloud.get<{ total: { present: string; unpaidBreaks: string } }>(
    `/v1/timesheets?${period}`,
    phone.token,
  )
  expect(minutesOf(body.total.present)).toBe(present / 60_000)
  expect(minutesOf(body.total.unpaidBreaks)).toBe(20)
  const csv = await cloud.get(`/v1/timesheets?${period}&format=csv`, phone.token)
  expect(csv.headers.get('content-disposition')).toContain('attachment')
  const worked = rowsOf(csv.text)
    .filter(([date]) => date?.startsWith('2'))
    .map((row) => row[5] ?? '')
  const seconds = worked.map((text) => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0))
  expect(seconds.reduce((sum, each) => sum + each, 0)).toBe(present / 1000)
  expect((await cloud.get('/v1/timesheets?from=yesterday&to=today', phone.token)).status).toBe(422)
})

function minutesOf(duration: string): number {
  const [, hours = '0', minutes = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(duration) ?? []
  return Number(hours) * 60 + Number(minutes)
}

describe('two phones', () => {
  let worker: Phone
  beforeAll(async () => {
    worker = await aPhone(cloud, newId().toLowerCase())
  })
  const pings = (shiftId: string, from: number) =>
    cloud.post('/v1/pings', { shiftId, pings: positions(from, 3, 10) }, worker.token)

  test('of a clock-in that is not valid, the positions do not wait', async () => {
    const shiftId = newId()
    expect((await pings(shiftId, 300)).status).toBe(503)
    expect((await cloud.post('/v1/clock-in', { shiftId, at: 'this morning', mood: 1 }, worker.token)).status).toBe(422)
    expect(await pings(shiftId, 300)).toMatchObject({ status: 200, body: { outsideShift: 3 } })
  })

  test('give the shifts that were clocked, though the first clock-out comes last', async () => {
    const [morning, afternoon] = [newId(), newId()]
    await worker.clockIn({ shiftId: morning, at: ago(240) })
    expect(await worker.clockIn({ shiftId: afternoon, at: ago(120) })).toMatchObject({ status: 409 })
    expect(await pings(afternoon, 110)).toMatchObject({ status: 200, body: { accepted: 3 } })
    expect((await cloud.post('/v1/breaks/start', { at: ago(100) }, worker.token)).status).toBe(200)
    expect((await cloud.post('/v1/breaks/end', { at: ago(90) }, worker.token)).status).toBe(200)
    expect(await worker.clockOut({ shiftId: afternoon, at: ago(60) })).toMatchObject({ body: { shiftId: morning } })
    expect(await worker.clockOut({ shiftId: morning, at: ago(180) })).toMatchObject({ body: { endedAt: ago(180) } })
    expect((await cloud.get(shiftPath(afternoon), worker.token)).body).toMatchObject({
      startedAt: ago(120),
      endedAt: ago(60),
      breaks: [{ startedAt: ago(100), endedAt: ago(90) }],
    })
    const { body } = await cloud.get<{ points: unknown[] }>(shiftPath(afternoon, '/track'), worker.token)
    expect(body.points).toHaveLength(3)
  })

  test('that clocked the same time are paid once for all of it', async () => {
    const [one, other] = [newId(), newId()]
    await worker.clockIn({ shiftId: one, at: ago(50) })
    await worker.clockOut({ shiftId: one, at: ago(40) })
    expect(await worker.clockIn({ shiftId: other, at: ago(45) })).toMatchObject({ status: 409 })
    expect(await worker.clockOut({ shiftId: other, at: ago(30) })).toMatchObject({
      status: 200,
      body: { endedAt: ago(30) },
    })
  })
})
