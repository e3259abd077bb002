import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../functions/shared/ids.ts'
import { toInstant } from '../../functions/shared/instant.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'
import { aPhone } from './phone.ts'
import { endingAt, realTracks } from './real-tracks.ts'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startLocalCloud()
})
afterAll(async () => {
  const denied = (await cloud.functions()).filter((each) => each.denied.length > 0)
  expect(denied).toEqual([])
  await cloud.stop()
})

const newPhone = () => aPhone(cloud, newId().toLowerCase())
const instant = toInstant
const minutes = (count: number) => count * 60_000
const drive = (start: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    at: instant(start + index * 10_000),
    lat: 47.3 + index * 1e-4,
    lon: 8.5 + index * 2e-4,
    accuracy: 5,
  }))

describe('outside of a shift', () => {
  test('a position is stored nowhere: not in the engine’s files, not in a log, sealed or not', async () => {
    const phone = await newPhone()
    const canary = { lat: 61.234567, lon: 23.456789 }
    const now = Date.now()
    const before = await phone.send([{ at: instant(now), ...canary }])
    expect(before.body).toMatchObject({ accepted: 0, outsideShift: 1, tracking: 'off' })

    const { body: shift } = await phone.clockIn({ at: instant(now - minutes(30)) })
    await phone.send(drive(now - minutes(20), 5))
    await phone.clockOut({ at: instant(now - minutes(10)) })
    const sealed = await positionRows()
    const after = await phone.send([
      { at: instant(now - minutes(8)), ...canary },
      { at: instant(now - minutes(40)), ...canary },
    ])
    expect(after.body).toMatchObject({ accepted: 0, outsideShift: 2, tracking: 'off' })
    await phone.send([{ at: instant(now + minutes(60)), ...canary }])
    await phone.raw('/v1/pings', JSON.stringify({ pings: [{ at: 7, ...canary }] }))

    expect(await positionRows()).toEqual(sealed)
    expect(filesWith([Buffer.from(shift.shiftId)]), 'the search finds what is readable').not.toEqual([])
    expect(filesWith(formsOf(canary))).toEqual([])
    expect(filesWith(formsOf({ lat: 47.3002, lon: 8.5004 })), 'what was stored is sealed').toEqual([])
  })

  test('a late clock-out erases the positions after it', async () => {
    const phone = await newPhone()
    const now = Date.now()
    const { body: shift } = await phone.clockIn({ at: instant(now - minutes(60)) })
    await phone.send(drive(now - minutes(50), 200))
    expect((await phone.positions()).body.items).toHaveLength(1)
    const before = await positionRows()
    await phone.clockOut({ at: instant(now - minutes(40)) })
    expect((await phone.positions()).body.items).toEqual([])
    const { points } = (await phone.track(shift.shiftId)).body
    expect(points).toHaveLength(66)
    expect(sizeOf(await positionRows())).toBeLessThan(sizeOf(before))
  })

  async function positionRows() {
    return (await cloud.scanTable()).filter(({ type }) => ['segment', 'openShift'].includes(String(type?.['S'])))
  }

  function sizeOf(rows: Awaited<ReturnType<typeof positionRows>>): number {
    return JSON.stringify(rows).length
  }

  /** The forms of a coordinate in a file: text, millionths, eight-byte float, varint. */
  function formsOf({ lat, lon }: { lat: number; lon: number }): Buffer[] {
    return [lat, lon].flatMap((degrees) => {
      const number = Buffer.alloc(8)
      number.writeDoubleBE(degrees)
      const micro = Math.round(degrees * 1e6)
      const texts = [String(degrees), String(micro)].map((text) => Buffer.from(text))
      return [...texts, number, Buffer.from(number.toReversed()), Buffer.from(varint(micro * 2))]
    })
  }

  function filesWith(needles: readonly Buffer[]): string[] {
    return filesUnder(cloud.state).filter((file) => {
      const bytes = readFileSync(file)
      return needles.some((needle) => bytes.includes(needle))
    })
  }
})

describe('clocking', () => {
  test('of two clock-ins at once one begins a shift, and the other is refused with it', async () => {
    const phone = await newPhone()
    const both = await Promise.all([phone.clockIn(), phone.clockIn()])
    const [won, lost] = both.toSorted((one, other) => one.status - other.status)
    expect([won?.status, lost?.status]).toEqual([201, 409])
    expect(lost?.headers.get('content-type')).toBe('application/problem+json')
    expect(lost?.body).toMatchObject({
      code: 'already_clocked_in',
      shift: { shiftId: won?.body.shiftId, status: 'open' },
    })
  })

  test('positions of a shift that is not known yet are refused until its clock-in arrives, so that the phone keeps them', async () => {
    const phone = await newPhone()
    const now = Date.now()
    const pings = drive(now - minutes(20), 30)
    const held = await phone.send(pings, { shiftId: 'minted-offline' })
    expect(held).toMatchObject({ status: 503, body: { code: 'not_yet' } })
    expect(Number(held.headers.get('retry-after'))).toBeGreaterThan(0)
    await phone.clockIn({ shiftId: 'minted-offline', at: instant(now - minutes(30)) })
    expect((await phone.send(pings, { shiftId: 'minted-offline' })).body).toMatchObject({ accepted: 30 })
  })

  test('a clock-in without the tracking notice is refused', async () => {
    const { email, token } = await cloud.signUp('uninformed@example.test')
    const settings = { timeZone: 'Europe/Zurich', country: 'CH', postalAddress: 'Seestrasse 1' }
    await cloud.post('/v1/account', { name: 'Uninformed', contactEmail: email, ...settings }, token)
    expect(await cloud.post('/v1/clock-in', {}, token)).toMatchObject({
      status: 409,
      body: { code: 'tracking_notice_required' },
    })
  })

  test('shifts of another account are not found', async () => {
    const [phone, stranger] = [await newPhone(), await newPhone()]
    const { body: shift } = await phone.clockIn({ shiftId: 'of-another-account' })
    expect(await stranger.track(shift.shiftId)).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(await cloud.get(`/v1/shifts/${shift.shiftId}`, stranger.token)).toMatchObject({ status: 404 })
    expect(await stranger.clockIn({ shiftId: 'of-another-account' })).toMatchObject({ status: 201 })
    expect((await cloud.get(`/v1/shifts/${shift.shiftId}`)).status).toBe(401)
  })
})

describe('a track', () => {
  test('is the same after ten uploads of the same positions, in any order and split', async () => {
    const phone = await newPhone()
    const now = Date.now()
    const { body: shift } = await phone.clockIn({ at: instant(now - minutes(60)) })
    const pings = drive(now - minutes(50), 120)
    expect((await phone.send(pings)).body).toMatchObject({ accepted: 120, duplicates: 0 })
    const once = (await phone.track(shift.shiftId)).text
    for (let time = 0; time < 9; time += 1) {
      expect((await phone.send(pings.toReversed())).body).toMatchObject({ accepted: 0, duplicates: 120 })
    }
    await phone.send(pings.filter((_, index) => index % 3 === 0))
    await Promise.all([pings.slice(0, 70), pings.slice(50), pings.slice(20, 90)].map((part) => phone.send(part)))
    expect((await phone.track(shift.shiftId)).text).toBe(once)
  })

  const tracks = realTracks()
  test.skipIf(tracks.length === 0).for(tracks)('of a real drive: $name', async (real) => {
    const phone = await newPhone()
    const end = Date.now() - minutes(1)
    const fixes = endingAt(end, real)
    const { body: shift } = await phone.clockIn({ at: instant((fixes[0]?.at ?? end) - minutes(1)) })
    for (let start = 0; start < fixes.length; start += 50) {
      const pings = fixes.slice(start, start + 50).map(({ at, ...fix }) => ({ at: instant(at), ...fix }))
      const { body } = await phone.send(pings)
      expect(body).toMatchObject({ accepted: new Set(pings.map((ping) => JSON.stringify(ping))).size, outsideShift: 0 })
    }
    await phone.clockOut()
    const { points, distanceMeters } = (await phone.track(shift.shiftId)).body
    const sent = new Map(
      fixes.map(({ at, lat, lon }) => [`${at}/${Math.round(lat * 1e6)}/${Math.round(lon * 1e6)}`, at]),
    )
    expect(points.map(({ at }) => Date.parse(at))).toEqual([...sent.values()])
    for (const { at, lat, lon } of points) {
      expect(sent.has(`${Date.parse(at)}/${Math.round(lat * 1e6)}/${Math.round(lon * 1e6)}`)).toBe(true)
    }
    expect(distanceMeters).toBeGreaterThan(2_000)
    const asGpx = await phone.track(shift.shiftId, '?format=gpx')
    expect(asGpx.headers.get('content-type')).toBe('application/gpx+xml')
    const inGpx = asGpx.text.matchAll(/<trkpt [^>]*>(?:<ele>[^<]*<\/ele>)?<time>([^<]+)/g)
    expect([...inGpx].map(([, at]) => at).toSorted()).toEqual(points.map(({ at }) => at))
    const asGeojson = await phone.track(shift.shiftId, '?format=geojson')
    expect(asGeojson.headers.get('content-type')).toBe('application/geo+json')
  })
})

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesUnder(path) : [path]
  })
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))]
}
