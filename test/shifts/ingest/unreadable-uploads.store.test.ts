import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aDevice, type Device } from '../dialects/phone.ts'
import { instant, post } from '../dialects/samples.ts'

const eight = Math.floor(Date.now() / 1_000) * 1_000 - 3_600_000
const second = 1_000
const minute = 60_000
const fourMegabytes = 4 * 1024 * 1024
const dialects = ['overland', 'owntracks', 'traccar', 'gpslogger', 'transistor']

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

const shown = async () => {
  const { unreadableUploads, unreadableAt, unreadableLacked } = (await device.shown()) ?? {}
  return [unreadableUploads, unreadableAt, unreadableLacked]
}
const location = (at: number, fields: object = {}) => ({
  _type: 'location',
  tst: at / 1_000,
  lat: 48,
  lon: 11,
  ...fields,
})
const good = (at: number) => post(location(at))
/** A place without a time. */
const timeless = post({ _type: 'location', lat: 48, lon: 11 })
const compressed = (body: string, coding = 'gzip') => ({
  method: 'POST',
  body: gzipSync(body),
  headers: { 'content-encoding': coding },
})

describe('an upload that cannot be read', () => {
  test('is shown at once, with when and what it lacked', async () => {
    await device.send('owntracks', good(eight))
    expect(await shown()).toEqual([undefined, undefined, undefined])
    clock.now += second
    expect(await device.send('owntracks', timeless)).toMatchObject({ statusCode: 200 })
    expect(await shown()).toEqual([1, instant(eight + second), 'no_time'])
  })

  test('costs one write a minute in a flood, and each is counted', async () => {
    const writes: number[] = []
    const { recordUse } = device.uploads
    device.uploads.recordUse = (principal, use) => {
      writes.push(use.uploads)
      return recordUse(principal, use)
    }
    for (let upload = 0; upload < 60; upload += 1) {
      await device.send('owntracks', timeless)
      clock.now += second
    }
    expect(writes).toEqual([1])
    expect(await shown()).toEqual([1, instant(eight), 'no_time'])
    await device.send('owntracks', post({ _type: 'location', lat: 48, tst: eight / 1_000 }))
    expect(writes).toEqual([1, 60])
    expect(await shown()).toEqual([61, instant(eight + minute), 'no_position'])
  })

  test('stays shown while the device sends what can be read', async () => {
    await device.send('owntracks', timeless)
    clock.now += 2 * minute
    await device.send('owntracks', good(clock.now))
    expect(await shown()).toEqual([1, instant(eight), 'no_time'])
  })

  test('beside positions that can be read takes nothing from them', async () => {
    const { shiftId } = await device.startShift()
    clock.now += minute
    const mixed = post([location(eight + second), { _type: 'location', lat: 48, lon: 11 }])
    expect(await device.send('owntracks', mixed)).toMatchObject({ statusCode: 200 })
    expect((await device.track(shiftId)).points).toHaveLength(1)
    expect(await shown()).toEqual([1, instant(clock.now), 'no_time'])
  })
})

describe('a compressed body', () => {
  test('is read', async () => {
    const { shiftId } = await device.startShift()
    clock.now += minute
    const body = JSON.stringify(location(eight + second))
    expect(await device.send('owntracks', compressed(body))).toMatchObject({ statusCode: 200, body: '[]' })
    expect(await device.send('owntracks', { method: 'POST', body: gzipSync(body) })).toMatchObject({ statusCode: 200 })
    expect((await device.track(shiftId)).points).toHaveLength(1)
    expect(await shown()).toEqual([undefined, undefined, undefined])
  })

  test.each(dialects)(
    '%s: that is not what it says is taken and counted, so that it stops no queue',
    async (dialect) => {
      expect(await device.send(dialect, compressed('{}', 'zstd'))).toMatchObject({ statusCode: 200 })
      expect(await shown()).toEqual([1, instant(eight), 'unreadable_compression'])
      const broken = { ...compressed('{}', 'br') }
      expect(await device.send(dialect, broken)).toMatchObject({ statusCode: 200 })
    },
  )
})

describe('a compressed body that is damaged', () => {
  test('is taken up to the fault, and counted', async () => {
    const { shiftId } = await device.startShift()
    clock.now += minute
    const body = Buffer.concat([gzipSync(JSON.stringify(location(eight + second))), Buffer.from('garbage')])
    expect(await device.send('owntracks', { ...compressed(''), body })).toMatchObject({ statusCode: 200 })
    expect((await device.track(shiftId)).points).toHaveLength(1)
    expect(await shown()).toEqual([1, instant(clock.now), 'unreadable_compression'])
  })
})

describe('more than 4 MB', () => {
  test.each(dialects)('%s: is 413, and counted', async (dialect) => {
    const large = { method: 'POST', body: ' '.repeat(fourMegabytes + 1) }
    expect(await device.send(dialect, large)).toMatchObject({ statusCode: 413 })
    expect(await shown()).toEqual([1, instant(eight), 'too_large'])
  })

  test('is counted where its token is in it', async () => {
    const body = `[{"id":"${device.token}"},${' '.repeat(fourMegabytes)}]`
    expect(await device.send('traccar', { method: 'POST', body }, null)).toMatchObject({ statusCode: 413 })
    expect(await device.send('traccar', compressed(body), null)).toMatchObject({ statusCode: 413 })
    expect(await shown()).toEqual([1, instant(eight), 'too_large'])
  })

  test('is counted when it is compressed, too', async () => {
    expect(await device.send('overland', compressed(' '.repeat(fourMegabytes + 1)))).toMatchObject({ statusCode: 413 })
    expect(await shown()).toEqual([1, instant(eight), 'too_large'])
  })

  test('without a valid token is 401', async () => {
    const large = { method: 'POST', body: ' '.repeat(fourMegabytes + 1) }
    expect(await device.send('overland', large, `Bearer fpd_${'A'.repeat(43)}`)).toMatchObject({ statusCode: 401 })
  })
})

test('an address without an app is 404, and shown if the token is valid', async () => {
  expect(await device.send('nmea', good(eight), null)).toMatchObject({ statusCode: 404 })
  expect(await shown()).toEqual([undefined, undefined, undefined])
  expect(await device.send('nmea', good(eight))).toMatchObject({ statusCode: 404 })
  expect(await shown()).toEqual([1, instant(eight), 'unknown_app'])
  expect(await device.shown()).not.toHaveProperty('lastDialect', 'nmea')
})
