import { DeleteCommand, GetCommand } from '@aws-sdk/lib-dynamodb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { deviceKey } from '../../../functions/shared/keys.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { capacityOf } from '../capacity.ts'
import { gpsloggerSamples } from '../dialects/gpslogger-samples.ts'
import { overlandSamples } from '../dialects/overland-samples.ts'
import { owntracksSamples } from '../dialects/owntracks-samples.ts'
import { aDevice, type Device } from '../dialects/phone.ts'
import { instant, post, takenBody } from '../dialects/samples.ts'
import { traccarSamples } from '../dialects/traccar-samples.ts'
import { record, transistorSamples } from '../dialects/transistor-samples.ts'

const eight = Math.floor(Date.now() / 1_000) * 1_000 - 3_600_000
const minute = 60_000
const stop = '{"background_geolocation":[["stop"]]}'

let table: Table
let device: Device
const clock = { now: eight }

beforeAllOnTable((given) => {
  table = given
})
beforeEach(async () => {
  clock.now = eight
  device = await aDevice(table, clock)
})

const later = (milliseconds: number) => {
  clock.now += milliseconds
}
const locations = (...at: number[]) => post({ location: at.map((each) => record(each)) })
const owntracks = (at: number) => post({ _type: 'location', tst: at / 1_000, lat: 48, lon: 11 })

describe('every sample', () => {
  const samples = [
    ...transistorSamples(eight),
    ...owntracksSamples(eight),
    ...overlandSamples(eight),
    ...traccarSamples(eight, eight + minute),
    ...gpsloggerSamples(eight),
  ].filter(({ points }) => points.every(({ shiftId }) => shiftId === undefined))

  test.each(samples)('$dialect: $name', async (sample) => {
    const { dialect, request, points } = sample
    const { shiftId } = await device.startShift()
    later(minute)
    const first = await device.send(dialect, request)
    expect(first).toMatchObject({ statusCode: 200, body: takenBody(sample) })
    const before = await device.track(shiftId)
    expect(before.points.map(({ at }) => at)).toEqual(points.map(({ at }) => at).toSorted())
    expect(await device.send(dialect, request)).toEqual(first)
    expect(await device.track(shiftId)).toEqual(before)
    expect(device.failures).toEqual([])
  })
})

describe('the token', () => {
  const one = owntracks(eight)

  test.each([
    ['as a bearer', () => device.send('owntracks', one), 200],
    ['as a Basic password', () => device.send('owntracks', one, `Basic ${btoa(`ana:${device.token}`)}`), 200],
    ['in the query', () => device.send('owntracks', { ...one, query: { token: device.token } }, null), 200],
    ['of no device', () => device.send('owntracks', one, `Bearer fpd_${'A'.repeat(43)}`), 401],
    ['not there', () => device.send('owntracks', one, null), 401],
  ])('%s', async (_name, send, status) => {
    expect((await send()).statusCode).toBe(status)
  })

  test('a removed device receives 401 in its app’s format; an unknown app receives 404', async () => {
    await device.devices.remove(device.owner, device.worker.memberId, device.deviceId)
    for (const dialect of ['overland', 'owntracks', 'traccar', 'gpslogger', 'transistor']) {
      const refused = await device.send(dialect, { method: 'POST' })
      expect(refused.statusCode).toBe(401)
      expect(refused.headers).toMatchObject({ 'www-authenticate': expect.stringContaining('Basic') })
    }
    expect(await device.send('nmea', { method: 'POST' })).toMatchObject({ statusCode: 404 })
  })
})

describe('what must be sent again is answered 503, whatever went wrong', () => {
  const busy = { statusCode: 503, headers: { 'retry-after': expect.any(String) } }

  test('positions of a shift whose clock-in is on its way; the others are stored first', async () => {
    const { shiftId } = await device.startShift()
    later(minute)
    const named = { ...record(eight + 2_000), extras: { shift_id: 'offline-shift-1' } }
    const mixed = post({ location: [named, record(eight + 1_000)] })
    expect(await device.send('transistor', mixed)).toMatchObject(busy)
    expect((await device.track(shiftId)).points).toHaveLength(1)
    later(24 * 60 * minute)
    expect(await device.send('transistor', mixed)).toMatchObject({ statusCode: 200 })
  })

  test.each(['overland', 'owntracks', 'traccar', 'gpslogger', 'transistor'])(
    '%s: a fault of the table',
    async (dialect) => {
      const logged = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
      vi.spyOn(device.uploads, 'findOpenId').mockRejectedValue(new Error('row of Canary Name'))
      vi.spyOn(device.uploads, 'admit').mockRejectedValue(new Error('row of Canary Name'))
      const response = await device.send(dialect, {
        method: 'POST',
        query: { lat: '1', lon: '1', timestamp: String(eight / 1_000) },
      })
      expect(response).toMatchObject(busy)
      expect(logged).toHaveBeenCalledOnce()
      expect(JSON.stringify([response, logged.mock.calls])).not.toContain('Canary')
      logged.mockRestore()
    },
  )
})

describe('off shift', () => {
  test('a transistor app receives the command to stop, and nothing is stored', async () => {
    expect(await device.send('transistor', locations(eight))).toMatchObject({ statusCode: 200, body: stop })
    expect(await device.send('transistor', post({ location: [] }))).toMatchObject({ statusCode: 200, body: stop })
    const { shiftId } = await device.startShift({ at: instant(eight) })
    expect((await device.track(shiftId)).points).toEqual([])
    expect(await device.send('transistor', locations(eight + 1_000))).toMatchObject({ statusCode: 200, body: '{}' })
  })

  test('the office sees a device that keeps sending, until its worker is on shift', async () => {
    await device.send('owntracks', owntracks(eight))
    later(10_000)
    await device.send('owntracks', owntracks(eight + 10_000))
    expect(await device.shown()).toMatchObject({ offShiftSince: instant(eight), offShiftUploads: 1 })
    later(minute)
    await device.send('owntracks', owntracks(eight + 70_000))
    expect(await device.shown()).toMatchObject({ offShiftSince: instant(eight), offShiftUploads: 3 })
    await device.startShift()
    await device.send('owntracks', owntracks(eight + 80_000))
    const { offShiftSince, offShiftUploads } = (await device.shown()) ?? {}
    expect({ offShiftSince, offShiftUploads }).toEqual({ offShiftSince: undefined, offShiftUploads: undefined })
  })
})

describe('the last use', () => {
  test('is written at most once a minute', async () => {
    await device.startShift()
    for (let second = 0; second < 60; second += 10) {
      await device.send('owntracks', owntracks(clock.now))
      later(10_000)
    }
    expect(await device.shown()).toMatchObject({ lastUsedAt: instant(eight), lastDialect: 'owntracks' })
    await device.send('gpslogger', { method: 'GET', query: { lat: '48', lon: '11', time: instant(clock.now) } })
    expect(await device.shown()).toMatchObject({ lastUsedAt: instant(eight + minute), lastDialect: 'gpslogger' })
  })

  test('costs one unit a minute beside the one of an upload', async () => {
    const counting = capacityOf(table)
    const cheap = await aDevice(counting.table, clock)
    await cheap.startShift()
    const unitsOf = async (at: number) => {
      clock.now = at + 1_000
      const before = counting.written()
      await cheap.send('transistor', locations(at, at + 1_000))
      return counting.written() - before
    }
    expect([await unitsOf(eight + 1_000), await unitsOf(eight + 3_000)]).toEqual([2, 1])
  })

  test('includes how wrong the phone’s clock is', async () => {
    const ahead = record(eight, { recorded_at: instant(eight + 7 * minute) })
    await device.send('transistor', post({ location: ahead }))
    expect(await device.shown()).toMatchObject({ clockAheadSeconds: 420 })
  })

  test('does not restore a removed device, and loses no position when it cannot be written', async () => {
    const { shiftId } = await device.startShift()
    const Key = deviceKey(device.worker.accountId, device.worker.memberId, device.deviceId)
    const { recordUse } = device.uploads
    device.uploads.recordUse = async (principal, use) => {
      await table.send(new DeleteCommand({ TableName: table.name, Key }))
      await recordUse(principal, use)
      throw new Error('throttled')
    }
    expect(await device.send('owntracks', owntracks(eight))).toMatchObject({ statusCode: 200 })
    expect(device.failures).toHaveLength(1)
    expect((await table.send(new GetCommand({ TableName: table.name, Key }))).Item).toBeUndefined()
    expect((await device.track(shiftId)).points).toHaveLength(1)
  })
})

test('a device in a loop is refused until the minute is over', async () => {
  const heartbeat = { method: 'GET' }
  let refused = 0
  for (let upload = 0; upload < 1_400; upload += 1) {
    const { statusCode } = await device.send('traccar', heartbeat)
    if (statusCode === 503) refused += 1
  }
  expect(refused).toBe(200)
  later(minute)
  expect(await device.send('traccar', heartbeat)).toMatchObject({ statusCode: 200 })
})
