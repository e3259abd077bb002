import { kml } from '@tmcw/togeojson'
import { DOMParser } from '@xmldom/xmldom'
import type { FeatureCollection } from 'geojson'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toInstant } from '../../functions/shared/instant.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'
import { aPhone, type Phone, type Track } from './phone.ts'

const minute = 60_000
/** 15 h 59 min at 1 Hz. */
const count = 57_540
const maxBytes = 5 * 1024 * 1024

let cloud: LocalCloud
let phone: Phone
let shiftId: string
let first: number

beforeAll(async () => {
  // the timeouts of production: a busy machine must not fail this
  cloud = await startLocalCloud({ stage: 'local' })
  phone = await aPhone(cloud, 'long')
  first = Date.now() - count * 1_000 - 2 * minute
  shiftId = (await phone.clockIn({ at: toInstant(first - minute) })).body.shiftId
  for (let start = 0; start < count; start += 10_000) {
    const pings = Array.from({ length: Math.min(10_000, count - start) }, (_, index) => pingOf(start + index))
    expect((await phone.send(pings)).body).toMatchObject({ accepted: pings.length, tracking: 'on' })
  }
  await phone.clockOut()
})
afterAll(async () => {
  const denied = (await cloud.functions()).filter((each) => each.denied.length > 0)
  await cloud.stop()
  expect(denied).toEqual([])
})

/** In circles, at the speed of a bicycle. */
function pingOf(index: number) {
  const angle = index / 600
  const [lat, lon] = [47.3 + 0.03 * Math.sin(angle), 8.5 + 0.03 * Math.cos(angle)].map((degrees) => +degrees.toFixed(6))
  const senses = { accuracy: 5, speed: 5.4, heading: index % 360, altitude: 400 + (index % 50), battery: 0.5 }
  return { at: toInstant(first + index * 1_000), lat, lon, ...senses }
}

async function fetched(query: string, acceptEncoding: string) {
  const headers = { 'accept-encoding': acceptEncoding }
  return cloud.request('GET', `/v1/shifts/${shiftId}/track${query}`, { token: phone.token, headers })
}

async function followed(query: string) {
  const sent = await fetched(query, 'identity')
  expect(sent).toMatchObject({ status: 303, text: '' })
  const link = sent.headers.get('location') ?? ''
  const file = await fetch(link)
  return { link, file, text: await file.text() }
}

const positions = (collection: FeatureCollection) =>
  collection.features.flatMap(({ geometry }) => positionsIn(geometry)).length
function positionsIn(geometry: FeatureCollection['features'][number]['geometry']): unknown[] {
  if (geometry?.type === 'LineString') return geometry.coordinates
  return geometry?.type === 'MultiLineString' ? geometry.coordinates.flat() : []
}

const formats = {
  json: ['application/json', (text: string) => (JSON.parse(text) as Track).points.length],
  geojson: ['application/geo+json', (text: string) => positions(JSON.parse(text) as FeatureCollection)],
  gpx: ['application/gpx+xml', (text: string) => [...text.matchAll(/<trkpt /g)].length],
  kml: [
    'application/vnd.google-earth.kml+xml',
    (text: string) => positions(kml(new DOMParser().parseFromString(text, 'text/xml') as never) as FeatureCollection),
  ],
  csv: ['text/csv; charset=utf-8', (text: string) => text.trimEnd().split('\r\n').length - 1],
} as const

describe.each(Object.entries(formats))(
  'a shift of 15 h 59 min at 1 Hz, as %s',
  (format, [contentType, countPoints]) => {
    test('is a response for a client that accepts gzip', async () => {
      const sent = await fetched(`?format=${format}`, 'gzip')
      expect(sent.status).toBe(200)
      expect(sent.headers.get('content-type')).toBe(contentType)
      expect(sent.headers.get('content-encoding')).toBe('gzip')
      expect(countPoints(sent.text)).toBe(count)
    })

    test('is a link that needs no token when it passes 5 MB', async () => {
      const plain = (await fetched(`?format=${format}`, 'gzip')).text
      if (Buffer.byteLength(plain) <= maxBytes)
        return expect((await fetched(`?format=${format}`, 'identity')).text).toBe(plain)
      const { file, text } = await followed(`?format=${format}`)
      expect(file.status).toBe(200)
      expect(file.headers.get('content-type')).toBe(contentType)
      expect(text).toBe(plain)
    })
  },
)

test('as JSON it passes 6 MB, and can be paged', async () => {
  const whole = (await followed('')).text
  expect(Buffer.byteLength(whole)).toBeGreaterThan(6_000_000)
  const points: object[] = []
  let cursor: string | undefined
  do {
    const { body } = await phone.track(shiftId, `?limit=10000${cursor ? `&cursor=${cursor}` : ''}`)
    expect(body.points.length).toBeLessThanOrEqual(10_000)
    points.push(...body.points)
    cursor = body.nextCursor
  } while (cursor)
  expect(points).toEqual((JSON.parse(whole) as Track).points)
})

test('simplified it is small, and keeps its figures', async () => {
  const whole = (await phone.track(shiftId)).body
  const drawn = await fetched('?simplify=20', 'identity')
  expect(drawn.status).toBe(200)
  expect((drawn.body as Track).points.length).toBeLessThan(count / 10)
  expect((drawn.body as Track).distanceMeters).toBe(whole.distanceMeters)
})

/** What a browser sends: after a redirect to another origin, that of the page is "null" (Fetch, 4.4). */
const afterRedirect = { origin: 'null' }

describe('a page at another origin', () => {
  test('may follow the link and read the track, asking first or not', async () => {
    const sent = await cloud.request('GET', `/v1/shifts/${shiftId}/track`, {
      token: phone.token,
      headers: { origin: 'https://console.example', 'accept-encoding': 'identity' },
    })
    expect([sent.status, sent.headers.get('access-control-allow-origin')]).toEqual([303, '*'])
    const link = sent.headers.get('location') ?? ''
    const asks = { 'access-control-request-method': 'GET', 'access-control-request-headers': 'if-none-match' }
    const preflight = await fetch(link, { method: 'OPTIONS', headers: { ...afterRedirect, ...asks } })
    expect(preflight.status).toBe(200)
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    expect(preflight.headers.get('access-control-allow-headers')).toBe('if-none-match')
    const file = await fetch(link, { headers: { ...afterRedirect, 'if-none-match': sent.headers.get('etag') ?? '' } })
    expect([file.status, file.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
    expect(((await file.json()) as Track).points).toHaveLength(count)
  })

  test('may not write by it', async () => {
    const { link } = await followed('')
    const asks = { ...afterRedirect, 'access-control-request-method': 'PUT' }
    expect((await fetch(link, { method: 'OPTIONS', headers: asks })).status).toBe(403)
  })
})

test('a client that has the newest track is given no link', async () => {
  const sent = await fetched('', 'identity')
  const headers = { 'accept-encoding': 'identity', 'if-none-match': sent.headers.get('etag') ?? '' }
  const again = await cloud.request('GET', `/v1/shifts/${shiftId}/track`, { token: phone.token, headers })
  expect([again.status, again.text, again.headers.get('location')]).toEqual([304, '', null])
})

test('the link ends after 5 minutes', async () => {
  const { link } = await followed('')
  await cloud.advance('PT4M')
  expect((await fetch(link)).status).toBe(200)
  await cloud.advance('PT2M')
  const ended = await fetch(link, { headers: afterRedirect })
  // a page reads the status, instead of an error without a reason
  expect([ended.status, ended.headers.get('access-control-allow-origin')]).toEqual([403, '*'])
  const other = new URL(link)
  other.search = ''
  expect((await fetch(other)).status).toBeGreaterThanOrEqual(400)
})
