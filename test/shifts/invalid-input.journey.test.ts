import { afterAll, beforeAll, expect, test } from 'vitest'
import { toInstant } from '../../functions/shared/instant.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'
import { aPhone, type Phone } from './phone.ts'

let cloud: LocalCloud
let phone: Phone

beforeAll(async () => {
  cloud = await startLocalCloud()
  phone = await aPhone(cloud, 'phone')
  await phone.clockIn()
})
afterAll(() => cloud.stop())

const instant = toInstant

const now = instant(Date.now())
const ping = { at: now, lat: 47, lon: 8 }
const pings = (...list: unknown[]) => JSON.stringify({ pings: list })
const refused: [name: string, path: string, body: string, status: number, code: string][] = [
  ['cut JSON', '/v1/pings', '{"pings": [', 400, 'malformed_json'],
  ['NaN', '/v1/pings', `{"pings":[{"at":"${now}","lat":NaN,"lon":8}]}`, 400, 'malformed_json'],
  ['a null byte between', '/v1/pings', `{"pings":\u0000[]}`, 400, 'malformed_json'],
  ['no body', '/v1/pings', '', 422, 'invalid'],
  ['an array', '/v1/pings', '[]', 422, 'invalid'],
  ['null', '/v1/pings', 'null', 422, 'invalid'],
  ['no pings', '/v1/pings', pings(), 422, 'invalid'],
  ['pings that are a text', '/v1/pings', '{"pings":"all of them"}', 422, 'invalid'],
  ['a ping that is null', '/v1/pings', pings(null), 422, 'invalid'],
  ['a latitude in words', '/v1/pings', pings({ ...ping, lat: 'north' }), 422, 'invalid'],
  ['a time in numbers', '/v1/pings', pings({ ...ping, at: 1_700_000_000 }), 422, 'invalid'],
  ['100,001 pings', '/v1/pings', pings(...new Array(100_001).fill({ at: '', lat: 0, lon: 0 })), 413, 'too_large'],
  ['5 MB', '/v1/pings', pings({ ...ping, activity: 'x'.repeat(5 * 1024 * 1024) }), 413, 'too_large'],
  ['an id with a null byte', '/v1/pings', JSON.stringify({ shiftId: 'abcdefgh\u0000', pings: [ping] }), 422, 'invalid'],
  ['a very long id', '/v1/clock-in', JSON.stringify({ shiftId: 'x'.repeat(10_000) }), 422, 'invalid'],
  ['a very long note', '/v1/clock-in', JSON.stringify({ note: 'x'.repeat(10_000) }), 422, 'invalid'],
  ['a note with a null byte', '/v1/clock-in', JSON.stringify({ note: 'a\u0000b' }), 422, 'invalid'],
  ['an unknown field', '/v1/clock-in', JSON.stringify({ colour: 'red' }), 422, 'invalid'],
  ['91 degrees', '/v1/clock-in', JSON.stringify({ position: { lat: 91, lon: 8 } }), 422, 'invalid'],
  ['no time', '/v1/clock-in', JSON.stringify({ at: 'noon' }), 422, 'invalid'],
  ['a time in 1066', '/v1/clock-out', JSON.stringify({ at: '1066-10-14T09:00:00Z' }), 422, 'invalid'],
  ['a time in 9999', '/v1/clock-out', JSON.stringify({ at: '9999-01-01T00:00:00Z' }), 422, 'invalid'],
  ['a time before the start', '/v1/clock-out', JSON.stringify({ at: '2020-01-01T00:00:00Z' }), 422, 'invalid'],
]

test.each(refused)('%s', async (_name, path, body, status, code) => {
  const response = await phone.raw(path, body)
  expect(response).toMatchObject({ status, body: { status, code } })
  expect(response.headers.get('content-type')).toBe('application/problem+json')
})

test('another content type', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/octet-stream']) {
    const response = await phone.raw('/v1/pings', pings(ping), { 'content-type': type })
    expect(response).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } })
  }
})

test('an invalid ping does not affect the others', async () => {
  const { body, status } = await phone.send([
    { ...ping, at: instant(Date.now()), odometer: 12_345, extras: { a: 1 }, activity: 'a\u0000b'.repeat(10_000) },
    { ...ping, lat: 91 },
    { ...ping, lat: null },
    { ...ping, at: '2099-01-01T00:00:00Z' },
    { ...ping, at: '1999-01-01T00:00:00Z' },
    { ...ping, at: 'x'.repeat(100_000) },
  ])
  expect(status).toBe(200)
  expect(body).toMatchObject({ accepted: 1, duplicates: 0, outsideShift: 0 })
  expect(body.invalid).toEqual([
    { index: 1, reason: 'position_out_of_range' },
    { index: 2, reason: 'position_missing' },
    { index: 3, reason: 'time_in_future' },
    { index: 4, reason: 'time_too_old' },
    { index: 5, reason: 'time_unreadable' },
  ])
})

test.each(['?limit=0', '?limit=10001', '?format=doc', '?cursor=made-up', '?cursor=%00', '?unknown=1'])(
  'a track with the query %s',
  async (query) => {
    const { items } = (await cloud.get<{ items: [{ shiftId: string }] }>('/v1/shifts', phone.token)).body
    expect(await phone.track(items[0].shiftId, query)).toMatchObject({ status: 422 })
  },
)
