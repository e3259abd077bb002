import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LocalCloud, startLocalCloud } from '../../support/local-cloud.ts'
import { aPhone, type Phone } from '../phone.ts'
import { gpsloggerSamples } from './gpslogger-samples.ts'
import { overlandSamples } from './overland-samples.ts'
import { owntracksSamples } from './owntracks-samples.ts'
import { instant, post, type Sample, takenBody } from './samples.ts'
import { traccarSamples } from './traccar-samples.ts'
import { record, transistorSamples } from './transistor-samples.ts'

type Worker = Phone & { readonly devices: string }
type Made = { deviceId: string; token: string; endpoints: Record<string, string> }

const begin = Math.floor(Date.now() / 1_000) * 1_000 - 4 * 3_600_000
const minute = 60_000
const dialects = ['transistor', 'owntracks', 'traccar', 'gpslogger', 'overland']

let cloud: LocalCloud
let worker: Worker
let device: Made
let shiftId: string

beforeAll(async () => {
  cloud = await startLocalCloud()
  worker = await aWorker('dialects')
  device = await newDevice(worker)
  shiftId = (await worker.clockIn({ at: instant(begin) })).body.shiftId
})
afterAll(() => cloud.stop())

async function aWorker(mark: string): Promise<Worker> {
  const phone = await aPhone(cloud, mark)
  const { body } = await cloud.get<{ memberId: string }>('/v1/me', phone.token)
  return { ...phone, devices: `/v1/members/${body.memberId}/devices` }
}

async function newDevice(owner: Worker): Promise<Made> {
  const made = await cloud.post<Made>(owner.devices, { label: 'Canary Phone' }, owner.token)
  expect(made).toMatchObject({ status: 201 })
  return made.body
}

function send(
  dialect: string,
  request: Sample['request'],
  by: 'bearer' | 'basic' | 'query' = 'bearer',
  token = device.token,
) {
  const { method, query = {}, contentType, body } = request
  const search = new URLSearchParams(by === 'query' ? { ...query, token } : query)
  const authorization = { bearer: `Bearer ${token}`, basic: `Basic ${btoa(`ana:${token}`)}`, query: undefined }[by]
  const headers = {
    ...(contentType === undefined ? {} : { 'content-type': contentType }),
    ...(authorization === undefined ? {} : { authorization }),
  }
  return cloud.request(method, `/in/${dialect}?${search}`, { headers, ...(body === undefined ? {} : { body }) })
}

const track = async () => (await worker.track(shiftId)).body.points

const all = (at: number) => [
  ...transistorSamples(at),
  ...owntracksSamples(at),
  ...overlandSamples(at),
  ...traccarSamples(at, at),
  ...gpsloggerSamples(at),
]
/** Each at a time of its own, so that the track keeps them apart. */
const samples = all(begin).flatMap((_, index) => all(begin + minute + index * 100_000)[index] ?? [])
const namesShift = ({ points }: Sample) => points.some((point) => point.shiftId !== undefined)
const isTimeless = ({ dialect, name }: Sample) => dialect === 'traccar' && name === 'no time'

describe('every sample over HTTP', () => {
  test.each(samples.filter((sample) => !namesShift(sample)))('$dialect: $name', async (sample) => {
    const response = await send(sample.dialect, sample.request)
    expect({ status: response.status, text: response.text }).toEqual({ status: 200, text: takenBody(sample) })
  })

  test.each(samples.filter(namesShift))('$dialect: $name, which is not known yet', async ({ dialect, request }) => {
    const kept = await send(dialect, request)
    expect(kept.status).toBe(503)
    expect(kept.headers.get('retry-after')).toBe('5')
  })

  test('makes one track, however often and with whatever authorization it is sent', async () => {
    const expected = samples
      .filter((sample) => !namesShift(sample) && !isTimeless(sample))
      .flatMap(({ points }) => points)
    const times = expected.map(({ at }) => String(at)).toSorted()
    const kept = await track()
    expect(kept.filter(({ at }) => Date.parse(at) < Date.now() - 10 * minute).map(({ at }) => at)).toEqual(times)
    for (const { lat, lon } of kept) expect([lat, lon]).toEqual([48.1371, 11.5754])
    const again = samples.filter((sample) => !namesShift(sample) && !isTimeless(sample)).toReversed()
    for (const [index, { dialect, request }] of again.entries()) {
      const { status } = await send(dialect, request, index % 2 === 0 ? 'basic' : 'query')
      expect(status).toBe(200)
    }
    expect(await track()).toEqual(kept)
  })

  test('names a shift that an app minted without a network, and is taken once that is known', async () => {
    const offline = await aWorker('offline')
    const { token } = await newDevice(offline)
    const records = post({ location: record(begin + minute, { extras: { shift_id: 'minted-offline' } }) })
    expect(await send('transistor', records, 'bearer', token)).toMatchObject({ status: 503 })
    const late = await offline.clockIn({ shiftId: 'minted-offline', at: instant(begin) })
    expect(late).toMatchObject({ status: 201 })
    expect(await send('transistor', records, 'bearer', token)).toMatchObject({ status: 200, text: '{}' })
    expect((await offline.track('minted-offline')).body.points).toHaveLength(1)
  })
})

test('a device token authorizes uploads only', async () => {
  for (const path of ['/v1/me', `/v1/shifts/${shiftId}`, worker.devices, '/v1/positions']) {
    expect(await cloud.get(path, device.token)).toMatchObject({ status: 401 })
  }
  for (const dialect of dialects) {
    expect(await send(dialect, { method: 'POST' }, 'bearer', worker.token)).toMatchObject({ status: 401 })
    expect(await send(dialect, { method: 'POST' }, 'query', `fpd_${'A'.repeat(43)}`)).toMatchObject({ status: 401 })
  }
  expect(await send('nmea', { method: 'POST' })).toMatchObject({ status: 404 })
})

test('the addresses that a device receives work as they are', async () => {
  const at = begin + 5 * 3_600_000 - 65 * minute
  const { gpslogger = '', overland = '' } = device.endpoints
  const values: Record<string, string> = { LAT: '48.1371', LON: '11.5754', TIME: encodeURIComponent(instant(at)) }
  const filled = gpslogger.replaceAll(/%([A-Z]+)/g, (_, name: string) => values[name] ?? '')
  for (const address of [filled, overland]) expect(address.startsWith(cloud.output('apiUrl'))).toBe(true)
  expect((await fetch(filled)).status).toBe(200)
  expect(await (await fetch(overland, { method: 'POST', body: '{"locations":[]}' })).json()).toEqual({ result: 'ok' })
  expect((await track()).map((point) => point.at)).toContain(instant(at))
})

test.each(['internal', 'throttle', 'unavailable', 'reset'])(
  'a fault of the table (%s) is a 503 in every dialect',
  async (error) => {
    await cloud.fault({ service: 'dynamodb', action: 'GetItem', error, rate: 1 })
    for (const dialect of dialects) {
      const put = await send(dialect, { method: 'POST', query: { lat: '1', lon: '1' } })
      expect([dialect, put.status, put.headers.get('retry-after')]).toEqual([dialect, 503, '5'])
    }
    await cloud.clearFaults()
    expect(await send('overland', { method: 'POST' })).toMatchObject({ status: 200 })
  },
)

describe('off shift', () => {
  const canary = { lat: 12.345678, lon: 98.765432 }

  test('an app that takes commands is stopped, the office sees the others, and nothing is kept', async () => {
    await worker.clockOut()
    const at = Date.now() + 3 * minute
    const coords = { latitude: canary.lat, longitude: canary.lon }
    const response = await send('transistor', post({ location: record(at, {}, coords) }))
    expect(response).toMatchObject({ status: 200, body: { background_geolocation: [['stop']] } })
    const query = { lat: String(canary.lat), lon: String(canary.lon), timestamp: String(Math.floor(at / 1_000)) }
    expect(await send('traccar', { method: 'GET', query }, 'query')).toMatchObject({ status: 200, text: '' })
    const { body } = await cloud.get<{ items: object[] }>(worker.devices, worker.token)
    expect(body.items).toMatchObject([
      {
        deviceId: device.deviceId,
        label: 'Canary Phone',
        lastUsedAt: expect.any(String),
        offShiftSince: expect.any(String),
      },
    ])
    expect((await track()).map(({ lat }) => lat)).not.toContain(canary.lat)
  })

  test('neither coordinates nor tokens are in any file, log or row', async () => {
    // the local mailbox holds the email that tells the worker of the device
    const kept = files(cloud.state)
      .filter((file) => basename(file) !== 'emails.jsonl')
      .map((file) => readFileSync(file).toString('latin1'))
    const rows = JSON.stringify(await cloud.scanTable())
    for (const secret of ['12.345678', '98.765432', '12345678', '98765432', device.token, 'Canary Phone']) {
      expect([secret, [...kept, rows].some((text) => text.includes(secret))]).toEqual([secret, false])
    }
  })
})

test('a removed device is refused by its very next request', async () => {
  const lost = await newDevice(worker)
  expect(await send('overland', { method: 'POST' }, 'bearer', lost.token)).toMatchObject({ status: 200 })
  const removed = await cloud.delete(`${worker.devices}/${lost.deviceId}`, undefined, worker.token)
  expect(removed).toMatchObject({ status: 204 })
  for (const dialect of dialects) {
    expect(await send(dialect, { method: 'POST' }, 'bearer', lost.token)).toMatchObject({ status: 401 })
  }
})

test('no function was denied anything', async () => {
  expect((await cloud.functions()).flatMap(({ denied }) => denied)).toEqual([])
})

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
}
