import { describe, expect, test } from 'vitest'
import type { Table } from '../../../functions/shared/table/table.ts'
import { aStaffMember } from '../staff.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { eight, hours, instant, minutes, pingsFrom, type Worker } from '../world.ts'
import { aCompactedHour, anHour } from './an-hour.ts'
import { aCompactor, type Compactor } from './compactor.ts'

let table: Table
let worker: Worker
let compactor: Compactor

beforeEachWithWorker((given, onTable) => {
  worker = given
  table = onTable
  compactor = aCompactor(table, worker)
})

const advance = (milliseconds: number) => {
  worker.clock.now += milliseconds
}

describe('a late upload', () => {
  test('between the end and the compaction is waited for once, and compacted with the rest', async () => {
    const shiftId = await anHour(worker, 50)
    advance(minutes(10))
    expect(await worker.send(pingsFrom(eight + minutes(50), 10, 60_000))).toMatchObject({ accepted: 10 })
    advance(minutes(20))
    await compactor.runAllDue()
    expect(await worker.shift(shiftId)).toMatchObject({ generation: 2, points: 60, track: { below: 2 } })
  })

  test('for a compacted shift is compacted after an hour without uploads, and six hours after the last compaction', async () => {
    const shiftId = await aCompactedHour(worker, compactor, 50)
    advance(minutes(10))
    await worker.send(pingsFrom(eight + minutes(50), 5, 60_000))
    expect((await worker.track(shiftId)).points).toHaveLength(55)
    advance(hours(6) - minutes(10) - 1)
    expect(await compactor.due()).toEqual([])
    await worker.send(pingsFrom(eight + minutes(55), 5, 60_000))
    advance(1)
    await compactor.runAllDue()
    expect(await worker.shift(shiftId)).toMatchObject({ points: 50 })
    advance(hours(1) - 1)
    await compactor.runAllDue()
    expect(await worker.shift(shiftId)).toMatchObject({ points: 60, generation: 2, track: { below: 2 } })
    expect(await compactor.stored()).toMatchObject({ parts: 1 })
    expect(await compactor.due()).toEqual([])
  })

  test('of known points of a compacted shift is not written: a whole day again, in any split', async () => {
    const shiftId = await aCompactedHour(worker, compactor)
    const before = await compactor.rowsOf('segment')
    const bytes = await compactor.compactedBytes(shiftId)
    const pings = pingsFrom(eight, 60, 60_000)
    expect(await worker.send(pings)).toMatchObject({ accepted: 0, duplicates: 60 })
    for (const ping of pings) expect(await worker.send([ping])).toMatchObject({ accepted: 0, duplicates: 1 })
    expect(await compactor.rowsOf('segment')).toEqual(before)
    advance(hours(48))
    await compactor.runAllDue()
    expect(await compactor.compactedBytes(shiftId)).toEqual(bytes)
  })

  test('is compared point by point: only new points are written, once', async () => {
    const shiftId = await aCompactedHour(worker, compactor, 50)
    const pings = pingsFrom(eight, 60, 60_000)
    expect(await worker.send(pings)).toMatchObject({ accepted: 10, duplicates: 50 })
    expect(await worker.send(pings)).toMatchObject({ accepted: 0, duplicates: 60 })
    expect((await worker.track(shiftId)).points).toHaveLength(60)
    expect(await compactor.stored()).toEqual({ segments: 2, parts: 1 })
  })

  test('is a known repetition before the compaction', async () => {
    await anHour(worker)
    expect(await worker.send(pingsFrom(eight, 10, 60_000))).toMatchObject({ accepted: 0, duplicates: 10 })
    expect(await compactor.stored()).toEqual({ segments: 1, parts: 0 })
  })

  test('a fuller copy of a known point makes the same track as it would have before', async () => {
    const poor = pingsFrom(eight, 10).map(({ at, lat, lon }) => ({ at, lat, lon }))
    const { shiftId } = await worker.startShift()
    worker.clock.now = eight + hours(1)
    await worker.send(poor)
    await worker.clockOut()
    advance(minutes(30))
    await compactor.runAllDue()
    expect(await worker.send(pingsFrom(eight, 10))).toMatchObject({ accepted: 10 })
    expect(await worker.send(poor)).toMatchObject({ accepted: 0, duplicates: 10 })
    expect((await worker.track(shiftId)).points[3]).toMatchObject({ accuracy: 5, altitude: 500 })
  })

  test('for a shift that the office entered and its worker joined is compacted as any other', async () => {
    const office = aStaffMember(table, worker)
    worker.clock.now = eight + hours(3)
    const { shiftId } = await office.enter({ startedAt: instant(eight), endedAt: instant(eight + hours(1)) })
    await compactor.runAllDue()
    expect(await worker.shift(shiftId)).toMatchObject({ points: 0 })
    await worker.clockIn({ at: instant(eight) })
    await worker.send(pingsFrom(eight, 10))
    advance(hours(6))
    await compactor.runAllDue()
    expect(await worker.shift(shiftId)).toMatchObject({ points: 10 })
  })
})
