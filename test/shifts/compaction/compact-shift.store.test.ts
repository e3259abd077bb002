import { describe, expect, test } from 'vitest'
import type { Table } from '../../../functions/shared/table/table.ts'
import { aPoint } from '../points.ts'
import { aStaffMember } from '../staff.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { eight, hours, instant, minutes, pingsFrom, type Worker } from '../world.ts'
import { aCompactedHour, anHour } from './an-hour.ts'
import { compactEarly } from './compact-early.ts'
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

describe('a closed shift', () => {
  test('is compacted within the hour, and reads as it did before', async () => {
    const shiftId = await anHour(worker)
    const before = await worker.track(shiftId)
    advance(minutes(29))
    expect(await compactor.due()).toEqual([])
    advance(minutes(1))
    expect(await compactor.runDue()).toBe(1)
    expect(await compactor.due()).toEqual([])
    const shift = await worker.shift(shiftId)
    expect(shift).toMatchObject({ generation: 1, points: 60, track: { below: 1, parts: [{ firstAt: eight }] } })
    expect(shift.distanceMeters).toBe(before.distanceMeters)
    expect(await worker.track(shiftId)).toEqual(before)
  })

  test('without any position is compacted too, and says so', async () => {
    const { shiftId } = await worker.startShift()
    advance(hours(1))
    await worker.clockOut()
    advance(minutes(30))
    await compactor.runAllDue()
    expect(await worker.shift(shiftId)).toMatchObject({ points: 0, distanceMeters: 0, track: { parts: [] } })
    expect(await compactor.stored()).toEqual({ segments: 0, parts: 0 })
  })

  test('is read from its parts alone: its segments stay until their TTL, and are not read', async () => {
    const shiftId = await aCompactedHour(worker, compactor)
    const whole = await worker.track(shiftId)
    expect(await compactor.stored()).toEqual({ segments: 1, parts: 1 })
    for (const { pk, sk } of await compactor.rowsOf('segment')) await worker.deps.deleteSegment({ pk, sk })
    expect(await worker.track(shiftId)).toEqual(whole)
  })

  test('keeps segments for 30 days from their upload, and parts for the account’s retention', async () => {
    await aCompactedHour(worker, compactor)
    const [segment] = await compactor.rowsOf('segment')
    expect(segment?.ttl).toBe((eight + hours(1 + 24 * 30)) / 1000)
    const [part] = await compactor.rowsOf('trackPart')
    expect(part?.ttl).toBe((eight + minutes(59) + hours(24 * 400)) / 1000)
  })

  test('has a flag on each outlier', async () => {
    const { shiftId } = await worker.startShift()
    worker.clock.now = eight + hours(1)
    const pings = pingsFrom(eight, 30)
    const jump = { at: instant(eight + 155_000), lat: 49, lon: 12 }
    await worker.send([...pings, jump])
    await worker.clockOut()
    advance(minutes(30))
    await compactor.runAllDue()
    const flagged = (await compactor.compactedPoints(shiftId)).filter(({ flags }) => flags !== 0)
    expect(flagged.map(({ at }) => at)).toEqual([eight + 155_000])
  })

  test('that is still not compacted after a day is reported late', async () => {
    await anHour(worker)
    advance(hours(24))
    const dying = async () => Promise.reject(new Error('died'))
    await expect(compactor.runDue({ putParts: dying })).rejects.toThrow('died')
    expect(compactor.late).toEqual([])
    advance(hours(1))
    await expect(compactor.runDue({ putParts: dying })).rejects.toThrow('died')
    expect(compactor.late).toHaveLength(1)
  })

  test('of an account that is being erased is left alone', async () => {
    await anHour(worker)
    advance(minutes(30))
    await compactor.runDue({ findAccount: async () => undefined as never })
    expect(await compactor.stored()).toEqual({ segments: 1, parts: 0 })
  })
})

describe('an open shift', () => {
  const single = async (count: number, from = eight) => {
    for (const ping of pingsFrom(from, count)) await worker.send([ping])
  }

  test('of 200 single points needs no early compaction: they are a few segments', async () => {
    const { shiftId } = await worker.startShift()
    worker.clock.now = eight + hours(2)
    await single(200)
    expect(await compactor.due()).toEqual([])
    expect(await compactor.stored()).toEqual({ segments: 14, parts: 0 })
    const before = await worker.track(shiftId)
    expect(before.points).toHaveLength(200)
    await worker.clockOut()
    expect(await compactor.stored()).toEqual({ segments: 15, parts: 0 })
    advance(minutes(30))
    await compactor.runAllDue()
    expect(await worker.shift(shiftId)).toMatchObject({ points: 200, generation: 1, track: { below: 1 } })
    expect(await worker.track(shiftId)).toEqual(before)
  })

  test('that was compacted goes on', async () => {
    const { shiftId } = await worker.startShift()
    worker.clock.now = eight + hours(2)
    await single(20)
    await compactEarly(worker, shiftId)
    await compactor.runAllDue()
    expect(await worker.shift(shiftId)).toMatchObject({ status: 'open', generation: 1, track: { below: 1 } })
    expect((await worker.shift(shiftId)).points).toBeUndefined()
    await single(3, eight + 200_000)
    expect((await worker.track(shiftId)).points).toHaveLength(23)
    expect(await worker.send(pingsFrom(eight, 1))).toMatchObject({ accepted: 0, duplicates: 1 })
    await worker.clockOut()
    advance(minutes(30))
    await compactor.runAllDue()
    expect(await worker.shift(shiftId)).toMatchObject({ points: 23, generation: 2, track: { below: 2 } })
  })

  test('of large uploads is not', async () => {
    await worker.startShift()
    worker.clock.now = eight + hours(4)
    const pings = pingsFrom(eight, 10_000, 1_000)
    for (let start = 0; start < pings.length; start += 50) await worker.send(pings.slice(start, start + 50))
    expect(await compactor.due()).toEqual([])
  })
})

describe('what a shift no longer takes', () => {
  test('is gone at once after a clock-out, out of the compacted track too', async () => {
    const { shiftId } = await worker.startShift()
    worker.clock.now = eight + hours(2)
    for (const ping of pingsFrom(eight, 195)) await worker.send([ping])
    await compactEarly(worker, shiftId)
    await compactor.runAllDue()
    await worker.clockOut({ at: instant(eight + minutes(10)) })
    const last = eight + minutes(11) - 10_000
    expect((await compactor.compactedPoints(shiftId)).at(-1)?.at).toBe(last)
    expect((await compactor.rowsOf('segment')).every((row) => Number(row['lastAt']) <= last)).toBe(true)
    await compactor.runAllDue()
    expect(await worker.shift(shiftId)).toMatchObject({ points: 66, generation: 2, track: { below: 2 } })
  })

  test('is gone at once after a correction, with every row that holds it', async () => {
    const shiftId = await aCompactedHour(worker, compactor)
    const office = aStaffMember(table, worker)
    await office.correct(shiftId, { endedAt: instant(eight + minutes(14)) })
    expect((await compactor.compactedPoints(shiftId)).map(({ at }) => at)).toEqual(
      Array.from({ length: 15 }, (_, minute) => eight + minutes(minute)),
    )
    const rows = [...(await compactor.rowsOf('segment')), ...(await compactor.rowsOf('trackPart'))]
    expect(rows.every((row) => Number(row['lastAt']) < eight + minutes(15))).toBe(true)
    await compactor.runAllDue()
    expect(await worker.shift(shiftId)).toMatchObject({ points: 15, generation: 2, track: { below: 2 } })
    expect(await compactor.due()).toEqual([])
  })

  test('an upload on its way while the office corrects leaves nothing outside', async () => {
    const shiftId = await aCompactedHour(worker, compactor, 50)
    const office = aStaffMember(table, worker)
    advance(hours(1))
    const { putSegment } = worker.deps
    worker.deps.putSegment = async (...put) => {
      worker.deps.putSegment = putSegment
      await office.correct(shiftId, { endedAt: instant(eight + minutes(54)) })
      return putSegment(...put)
    }
    await worker.send(pingsFrom(eight + minutes(50), 10, 60_000))
    expect((await worker.track(shiftId)).points).toHaveLength(55)
    await compactor.runAllDue()
    const rows = [...(await compactor.rowsOf('segment')), ...(await compactor.rowsOf('trackPart'))]
    expect(rows.every((row) => Number(row['lastAt']) < eight + minutes(55))).toBe(true)
    expect(await worker.shift(shiftId)).toMatchObject({ points: 55 })
  })

  test('is erased with a deleted shift, and so is an upload on its way', async () => {
    const shiftId = await aCompactedHour(worker, compactor)
    const office = aStaffMember(table, worker)
    const { deps, accountId } = worker
    const shift = await worker.shift(shiftId)
    await office.remove(shiftId)
    expect(await compactor.stored()).toEqual({ segments: 0, parts: 0 })
    const straggler = await deps.pack(accountId, [aPoint({ at: eight })])
    await deps.putSegment(accountId, shift, straggler, { now: worker.clock.now, days: 400 })
    await compactor.runAllDue()
    expect(await compactor.stored()).toEqual({ segments: 0, parts: 0 })
    expect(await compactor.due()).toEqual([])
  })
})
