import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LocalCloud, startLocalCloud } from '../../support/local-cloud.ts'
import { type RawRequest, sendRaw } from '../../support/raw-request.ts'
import { aPhone, type Phone } from '../phone.ts'
import { instant } from './samples.ts'

const second = 1_000
const begin = Math.floor(Date.now() / second) * second - 30 * 3_600_000

let cloud: LocalCloud
let worker: Phone
let devices: string
let deviceId: string
let token: string
let shiftId: string
let used = 0

beforeAll(async () => {
  cloud = await startLocalCloud({ stage: 'local' }) // with the timeouts of production
  worker = await aPhone(cloud, 'addresses')
  const { body } = await cloud.get<{ memberId: string }>('/v1/me', worker.token)
  devices = `/v1/members/${body.memberId}/devices`
  const made = await cloud.post<{ deviceId: string; token: string }>(devices, { label: 'Typed' }, worker.token)
  ;({ deviceId, token } = made.body)
  shiftId = (await worker.clockIn({ at: instant(begin) })).body.shiftId
})
afterAll(() => cloud?.stop())

const unknown = `fpd_${'A'.repeat(43)}`
const bearer = () => ({ authorization: `Bearer ${token}` })
/** Another second for each, so that the track tells whether it was stored. */
function nextAt(): number {
  used += 1
  return begin + used * second
}
const flat = (at: number) => `lat=48.1371&lon=11.5754&timestamp=${at / second}&time=${instant(at)}`
const message = (at: number) => JSON.stringify({ _type: 'location', tst: at / second, lat: 48.1371, lon: 11.5754 })
const send = (given: Partial<RawRequest>) => sendRaw(cloud.url, { method: 'POST', path: '/', ...given })

async function expectStored(at: number): Promise<void> {
  const { body } = await worker.track(shiftId, '?format=json&limit=10000')
  expect(body.points.map((point) => point.at)).toContain(instant(at))
}

describe('an address as people type it takes positions', () => {
  test.each([
    '/in/owntracks',
    '/in/owntracks/',
    '/in/owntracks//',
    '/in/owntracks/pub',
    '/in/owntracks/pub/',
    '/in/owntracks/pub/a/b/c',
    '/in//owntracks',
    '/in//owntracks//pub',
    '/in/OwnTracks',
    '/in/OWNTRACKS/Pub',
    '/in/owntracks%2Fpub',
    '/in/owntracks%2f',
    '/in/%6Fwntracks',
    '/in/owntracks%20',
    '/in/owntrack',
    '/in/own-tracks/',
    '/in/owntracks?',
    '/in/owntracks/?u=ana&d=phone',
    '/in/owntracks/pub?u=ana&d=phone',
  ])('%s', async (path) => {
    const at = nextAt()
    const { status, text } = await send({ path, headers: bearer(), body: message(at) })
    expect([status, text]).toEqual([200, '[]'])
    await expectStored(at)
  })

  test.each(['GET', 'PUT', 'PATCH'])('by %s', async (method) => {
    const at = nextAt()
    expect(await send({ method, path: `/in/gpslogger/?${flat(at)}`, headers: bearer() })).toMatchObject({ status: 200 })
    await expectStored(at)
  })
})

describe('the token is found', () => {
  const json = { 'content-type': 'application/json' }
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const traccar = (at: number, id: string) => `id=${id}&${flat(at)}`

  test.each<[string, (at: number) => Partial<RawRequest>]>([
    ['in the path', (at) => ({ path: `/in/traccar/${token}?${flat(at)}` })],
    ['in the path, with slashes', (at) => ({ path: `/in/traccar//${token}/?${flat(at)}` })],
    ['in the path, encoded', (at) => ({ path: `/in/traccar/${token.replaceAll('_', '%5F')}?${flat(at)}` })],
    ['behind an ampersand', (at) => ({ path: `/in/traccar&token=${token}?${flat(at)}` })],
    ['in ?token=', (at) => ({ path: `/in/traccar?token=${token}&${flat(at)}` })],
    ['in ?Token=', (at) => ({ path: `/in/traccar/?Token=${token}&${flat(at)}` })],
    ['as the id of a query', (at) => ({ path: `/in/traccar?${traccar(at, token)}` })],
    ['as a deviceid', (at) => ({ path: `/in/traccar?deviceid=${token}&${flat(at)}` })],
    ['as the id of a form', (at) => ({ path: '/in/traccar', headers: form, body: traccar(at, token) })],
    [
      'as the device_id of JSON',
      (at) => ({
        path: '/in/traccar',
        headers: json,
        body: JSON.stringify({
          location: { timestamp: instant(at), coords: { latitude: 48.1371, longitude: 11.5754 } },
          device_id: token,
        }),
      }),
    ],
    [
      'in a compressed body',
      (at) => ({
        path: '/in/traccar',
        headers: { ...form, 'content-encoding': 'gzip' },
        body: gzipSync(traccar(at, token)),
      }),
    ],
    [
      'beside one that is not valid',
      (at) => ({
        path: `/in/traccar/${unknown}?token=${token}&${flat(at)}`,
        headers: { authorization: `Bearer ${unknown.replace('A', 'B')}` },
      }),
    ],
  ])('%s', async (_name, request) => {
    const at = nextAt()
    expect(await send(request(at))).toMatchObject({ status: 200 })
    await expectStored(at)
  })

  test('or not: 401, however many are tried', async () => {
    const path = `/in/traccar/${Array.from({ length: 90 }, (_, n) => unknown.replace('AA', `${n + 10}`)).join('/')}`
    expect(await send({ path })).toMatchObject({ status: 401 })
    expect(await send({ path: '/in/owntracks/pub' })).toMatchObject({ status: 401 })
  })
})

test.each(['/in/nmea', '/in/nmea/owl', `/in/nmea?token=${unknown}`, '/in/', '/in', '/In/owntracks'])(
  '%s is nobody’s address: 404',
  async (path) => {
    expect(await send({ path, body: message(begin) })).toMatchObject({ status: 404 })
    expect(await send({ path, headers: bearer(), body: message(begin) })).toMatchObject({ status: 404 })
  },
)

describe('a compressed body', () => {
  const json = { 'content-type': 'application/json' }
  test.each<[string, (text: string) => Uint8Array]>([
    ['gzip', (text) => gzipSync(text)],
    ['X-GZIP', (text) => gzipSync(text)],
    ['deflate', (text) => deflateSync(text)],
    ['deflate', (text) => deflateRawSync(text)],
    ['br', (text) => brotliCompressSync(text)],
    ['gzip, identity', (text) => gzipSync(text)],
    ['gzip, br', (text) => brotliCompressSync(gzipSync(text))],
  ])('%s', async (coding, compress) => {
    const headers = { ...json, 'content-encoding': coding }
    const [at, later] = [nextAt(), nextAt()]
    const device = { path: '/in/owntracks', headers: { ...headers, ...bearer() }, body: compress(message(at)) }
    expect(await send(device)).toMatchObject({ status: 200 })
    await expectStored(at)
    const pings = JSON.stringify({ pings: [{ at: instant(later), lat: 48.1, lon: 11.5 }] })
    const own = { ...headers, authorization: `Bearer ${worker.token}` }
    expect(await send({ path: '/v1/pings', headers: own, body: compress(pings) })).toMatchObject({ status: 200 })
    await expectStored(later)
  })

  test('that is not what it says: a device is told 200, an app 415 or 422', async () => {
    const own = { ...json, authorization: `Bearer ${worker.token}` }
    for (const [coding, body, status] of [
      ['zstd', gzipSync('{}'), 415],
      ['gzip', deflateSync('{}'), 422],
    ] as const) {
      const headers = { ...json, 'content-encoding': coding }
      expect(await send({ path: '/v1/pings', headers: { ...own, ...headers }, body })).toMatchObject({ status })
      const device = { path: '/in/overland', headers: { ...headers, ...bearer() }, body }
      expect(await send(device)).toMatchObject({ status: 200 })
    }
  })
})

describe('large uploads', () => {
  const day = Math.floor(begin / second) + 3_600
  const many = 85_000
  const pings = JSON.stringify({
    pings: Array.from({ length: many }, (_, n) => ({
      at: instant((day + n) * second).replace('.000', ''),
      lat: n % 90,
      lon: n % 180,
    })),
  })
  const own = () => ({ 'content-type': 'application/json', authorization: `Bearer ${worker.token}` })

  test('of 4 MB are taken whole, and again they are duplicates', async () => {
    expect(pings.length).toBeGreaterThan(3.9 * 1024 * 1024)
    expect(pings.length).toBeLessThan(4 * 1024 * 1024)
    for (const [accepted, duplicates] of [
      [many, 0],
      [0, many],
    ]) {
      const { status, text } = await send({ path: '/v1/pings', headers: own(), body: pings })
      expect([status, JSON.parse(text)]).toMatchObject([200, { accepted, duplicates, outsideShift: 0, invalid: [] }])
    }
  }, 120_000)

  test('of a device as well', async () => {
    const locations = Array.from({ length: 30_000 }, (_, n) => ({
      geometry: { coordinates: [11.1, 48.1] },
      properties: { timestamp: instant((day + n) * second) },
    }))
    const body = JSON.stringify({ locations })
    const headers = { 'content-type': 'application/json', ...bearer() }
    expect(await send({ path: '/in/overland', headers, body })).toMatchObject({ status: 200, text: '{"result":"ok"}' })
  }, 120_000)

  test.each<[string, number, string, RegExp]>([
    ['ours above 4 MB', 4 * 1024 * 1024 + 1, 'application/octet-stream', /^\{\}$/],
    ['the gateway’s above 4.5 MB in base64', 4.6 * 1024 * 1024, 'application/octet-stream', /"message"/],
    ['ours above 4 MB of text', 5 * 1024 * 1024, 'text/plain', /^\{\}$/],
    ['the gateway’s above 6 MB of text', 6.1 * 1024 * 1024, 'text/plain', /"message"/],
    ['the gateway’s above 10 MB', 10.1 * 1024 * 1024, 'text/plain', /"message"/],
  ])('are 413: %s', async (_name, size, type, told) => {
    const answer = await send({
      path: '/in/overland',
      headers: { 'content-type': type, ...bearer() },
      body: Buffer.alloc(size, ' '),
    })
    expect([answer.status, answer.text]).toEqual([413, expect.stringMatching(told)])
  })
})

test('the office sees what could not be read', async () => {
  const { body } = await cloud.get<{ items: object[] }>(devices, worker.token)
  expect(body.items).toMatchObject([
    {
      deviceId,
      unreadableUploads: expect.any(Number),
      unreadableAt: expect.any(String),
      unreadableLacked: expect.any(String),
    },
  ])
})

test('no token is in a file, a log or a row, and nothing failed', async () => {
  const files = readdirSync(cloud.state, { recursive: true, encoding: 'utf8' })
    .map((name) => join(cloud.state, name))
    .filter((file) => statSync(file).isFile() && basename(file) !== 'emails.jsonl')
  const kept = [...files.map((file) => readFileSync(file).toString('latin1')), JSON.stringify(await cloud.scanTable())]
  for (const secret of [token, unknown]) expect(kept.some((text) => text.includes(secret))).toBe(false)
  for (const { name, errors, denied } of await cloud.functions()) expect([name, errors, denied]).toEqual([name, 0, []])
})
