import { describe, expect, test } from 'vitest'
import type { ItemType } from '../../../functions/shared/keys.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { shiftErasers } from '../../../functions/shifts/erasers.ts'
import { aCompactor } from '../compaction/compactor.ts'
import { rowsOf } from '../rows.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { eight, hours, instant, minutes, pingsFrom, type Worker } from '../world.ts'

let table: Table
let worker: Worker

beforeEachWithWorker((given, onTable) => {
  worker = given
  table = onTable
})

describe('the track', () => {
  test('comes in pages with the figures of the whole track', async () => {
    const { shiftId } = await worker.startShift()
    worker.clock.now = eight + hours(1)
    await worker.send(pingsFrom(eight, 25))
    const whole = await worker.track(shiftId)
    const first = await worker.track(shiftId, { limit: '10' })
    const second = await worker.track(shiftId, { limit: '10', cursor: first.nextCursor })
    const third = await worker.track(shiftId, { limit: '10', cursor: second.nextCursor })
    expect([...first.points, ...second.points, ...third.points]).toEqual(whole.points)
    expect(third.nextCursor).toBeUndefined()
    expect(second.distanceMeters).toBe(whole.distanceMeters)
    expect(whole.distanceMeters).toBeGreaterThan(400)
    await expect(worker.track(shiftId, { cursor: 'made-up' })).rejects.toMatchObject({ code: 'invalid_cursor' })
  })

  test('of a long shift continues after the first page of the engine', async () => {
    const { shiftId } = await worker.startShift({ at: instant(eight) })
    worker.clock.now = eight + hours(12)
    const noise = Array.from({ length: 40_000 }, (_, index) => ({
      at: instant(eight + index * 1_000),
      lat: 48 + ((index * 7_919) % 100_003) / 1e5,
      lon: 11 + ((index * 104_729) % 100_019) / 1e5,
      altitude: (index * 31) % 5_003,
      speed: ((index * 17) % 307) / 10,
    }))
    for (let start = 0; start < noise.length; start += 5_000) await worker.send(noise.slice(start, start + 5_000))
    const first = await worker.track(shiftId, { limit: '10000' })
    expect(first.points).toHaveLength(10_000)
    let { nextCursor } = first
    let count = first.points.length
    while (nextCursor) {
      const page = await worker.track(shiftId, { limit: '10000', cursor: nextCursor })
      count += page.points.length
      nextCursor = page.nextCursor
    }
    expect(count).toBe(40_000)
  })

  test('simplified keeps its figures, and has its own pages', async () => {
    const { shiftId } = await worker.startShift()
    worker.clock.now = eight + hours(1)
    await worker.send(pingsFrom(eight, 60))
    const whole = await worker.track(shiftId)
    const drawn = await worker.track(shiftId, { simplify: '20' })
    expect(drawn.points.length).toBeLessThan(10)
    expect(drawn).toMatchObject({ distanceMeters: whole.distanceMeters, stops: whole.stops, gaps: [] })
    const page = await worker.track(shiftId, { simplify: '20', limit: '1' })
    const rest = await worker.track(shiftId, { simplify: '20', cursor: page.nextCursor })
    expect([...page.points, ...rest.points]).toEqual(drawn.points)
    await expect(worker.track(shiftId, { cursor: page.nextCursor })).rejects.toMatchObject({ code: 'invalid_cursor' })
  })

  test('shows stops, gaps and flagged points', async () => {
    const { shiftId } = await worker.startShift({ at: instant(eight) })
    worker.clock.now = eight + hours(2)
    const still = pingsFrom(eight, 60, 10_000).map((ping) => ({ ...ping, lat: 48, lon: 11 }))
    const away = pingsFrom(eight + hours(1), 20, 10_000)
    const vague = { at: instant(eight + minutes(5) + 1), lat: 48.2, lon: 11, accuracy: 900 }
    await worker.send([...still, ...away, vague])
    const { points, stops, gaps } = await worker.track(shiftId)
    expect(points.filter(({ flags }) => flags).map(({ at, flags }) => [at, flags])).toEqual([
      [vague.at, ['inaccurate']],
    ])
    expect(stops).toMatchObject([
      { startedAt: instant(eight), duration: 'PT9M50S', lat: 48, lon: 11, longestSilence: 'PT10S' },
    ])
    expect(gaps).toMatchObject([{ endedAt: instant(eight + hours(1)), duration: 'PT50M10S' }])
  })

  test('hides positions older than the retention', async () => {
    const { shiftId } = await worker.startShift()
    worker.clock.now = eight + minutes(5)
    await worker.send(pingsFrom(eight, 5))
    await worker.clockOut()
    worker.clock.now += hours(1)
    await aCompactor(table, worker).runAllDue()
    worker.clock.now = eight + hours(24 * 400)
    expect((await worker.track(shiftId)).points).toHaveLength(5)
    worker.clock.now += minutes(10)
    expect((await worker.track(shiftId)).points).toEqual([])
  })
})

test('no row of a working day holds a coordinate or a note in clear text', async () => {
  const position = { lat: 48.137154, lon: 11.576124, accuracy: 7 }
  await worker.startShift({ note: 'canary note', position })
  worker.clock.now = eight + minutes(5)
  await worker.send([{ at: instant(eight), ...position }])
  await worker.clockOut({ position })
  const rows = await everything()
  expect(rows.map(({ type }) => type).toSorted()).toEqual([
    'memberLock',
    'pingCount',
    'segment',
    'shift',
    'shiftByTime',
  ])
  const text = rows
    .map((row) =>
      Object.values(row)
        .map((value) => String(value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value))
        .join('|'),
    )
    .join('\n')
  for (const canary of ['48.137', '11.576', '48137154', '11576124', 'canary']) expect(text).not.toContain(canary)
})

const everything = () => rowsOf(table, worker.accountId, ...(Object.keys(shiftErasers) as ItemType[]))
