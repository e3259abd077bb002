import { describe, expect, test } from 'vitest'
import type { Table } from '../../../functions/shared/table.ts'
import { anOffice } from '../office.ts'
import { aPoint } from '../points.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { eight, hours, instant, minutes, pingsFrom, type Worker } from '../world.ts'
import { aSealer, type Sealer } from './sealer.ts'

let table: Table
let worker: Worker
let sealer: Sealer

beforeEachWithWorker((given, onTable) => {
  worker = given
  table = onTable
  sealer = aSealer(table, worker)
})

const advance = (milliseconds: number) => {
  worker.clock.now += milliseconds
}
/** From eight to nine, with as many positions, one a minute, in uploads of ten. */
async function anHour(points = 60): Promise<string> {
  const { shiftId } = await worker.startShift()
  worker.clock.now = eight + hours(1)
  const pings = pingsFrom(eight, points, 60_000)
  for (let start = 0; start < points; start += 10) await worker.send(pings.slice(start, start + 10))
  await worker.clockOut()
  return shiftId
}
async function sealedHour(points = 60): Promise<string> {
  const shiftId = await anHour(points)
  advance(minutes(30))
  await sealer.sealAll()
  return shiftId
}

describe('a closed shift', () => {
  test('is folded within the hour, and reads as it did before', async () => {
    const shiftId = await anHour()
    const before = await worker.track(shiftId)
    advance(minutes(29))
    expect(await sealer.due()).toEqual([])
    advance(minutes(1))
    expect(await sealer.wakeAll()).toBe(1)
    expect(await sealer.due()).toEqual([])
    const shift = await worker.shift(shiftId)
    expect(shift).toMatchObject({ generation: 1, points: 60, track: { below: 1, parts: [{ firstAt: eight }] } })
    expect(shift.distanceMeters).toBe(before.distanceMeters)
    expect(await worker.track(shiftId)).toEqual(before)
  })

  test('without any position is folded too, and says so', async () => {
    const { shiftId } = await worker.startShift()
    advance(hours(1))
    await worker.clockOut()
    advance(minutes(30))
    await sealer.sealAll()
    expect(await worker.shift(shiftId)).toMatchObject({ points: 0, distanceMeters: 0, track: { parts: [] } })
    expect(await sealer.stored()).toEqual({ segments: 0, parts: 0 })
  })

  test('is read from its parts alone: what was folded stays for its time, and nobody looks at it', async () => {
    const shiftId = await sealedHour()
    const whole = await worker.track(shiftId)
    expect(await sealer.stored()).toEqual({ segments: 6, parts: 1 })
    for (const { pk, sk } of await sealer.rowsOf('segment')) await worker.deps.dropSegment({ pk, sk })
    expect(await worker.track(shiftId)).toEqual(whole)
  })

  test('keeps the rows of uploads for 30 days from their birth, and the folded ones as the account wishes', async () => {
    await sealedHour()
    const [segment] = await sealer.rowsOf('segment')
    expect(segment?.ttl).toBe((eight + hours(1 + 24 * 30)) / 1000)
    const [part] = await sealer.rowsOf('trackPart')
    expect(part?.ttl).toBe((eight + minutes(59) + hours(24 * 400)) / 1000)
  })

  test('has a flag with each point that the whole does not believe', async () => {
    const { shiftId } = await worker.startShift()
    worker.clock.now = eight + hours(1)
    const pings = pingsFrom(eight, 30)
    const jump = { at: instant(eight + 155_000), lat: 49, lon: 12 }
    await worker.send([...pings, jump])
    await worker.clockOut()
    advance(minutes(30))
    await sealer.sealAll()
    const flagged = (await sealer.sealedPoints(shiftId)).filter(({ flags }) => flags !== 0)
    expect(flagged.map(({ at }) => at)).toEqual([eight + 155_000])
  })

  test('that is still not folded after a day has somebody told', async () => {
    await anHour()
    advance(hours(24))
    const dying = async () => Promise.reject(new Error('died'))
    await expect(sealer.wakeAll({ putParts: dying })).rejects.toThrow('died')
    expect(sealer.late).toEqual([])
    advance(hours(1))
    await expect(sealer.wakeAll({ putParts: dying })).rejects.toThrow('died')
    expect(sealer.late).toHaveLength(1)
  })

  test('of an account that is being erased is left alone', async () => {
    await anHour()
    advance(minutes(30))
    await sealer.wakeAll({ findAccount: async () => undefined as never })
    expect(await sealer.stored()).toEqual({ segments: 6, parts: 0 })
  })
})

describe('what comes late', () => {
  test('between the end and the fold is waited for once, and folded with the rest', async () => {
    const shiftId = await anHour(50)
    advance(minutes(10))
    expect(await worker.send(pingsFrom(eight + minutes(50), 10, 60_000))).toMatchObject({ accepted: 10 })
    advance(minutes(20))
    await sealer.sealAll()
    expect(await worker.shift(shiftId)).toMatchObject({ generation: 2, points: 60, track: { below: 2 } })
  })

  test('for a folded shift is folded after an hour of quiet, six hours after the last time at the earliest', async () => {
    const shiftId = await sealedHour(50)
    advance(minutes(10))
    await worker.send(pingsFrom(eight + minutes(50), 5, 60_000))
    expect((await worker.track(shiftId)).points).toHaveLength(55)
    advance(hours(6) - minutes(10) - 1)
    expect(await sealer.due()).toEqual([])
    await worker.send(pingsFrom(eight + minutes(55), 5, 60_000))
    advance(1)
    await sealer.sealAll()
    expect(await worker.shift(shiftId)).toMatchObject({ points: 50 })
    advance(hours(1) - 1)
    await sealer.sealAll()
    expect(await worker.shift(shiftId)).toMatchObject({ points: 60, generation: 2, track: { below: 2 } })
    expect(await sealer.stored()).toMatchObject({ parts: 1 })
    expect(await sealer.due()).toEqual([])
  })

  test('of a folded shift and known already is not written: a whole day again, in any split', async () => {
    const shiftId = await sealedHour()
    const before = await sealer.rowsOf('segment')
    const bytes = await sealer.sealedBytes(shiftId)
    const pings = pingsFrom(eight, 60, 60_000)
    expect(await worker.send(pings)).toMatchObject({ accepted: 0, duplicates: 60 })
    for (const ping of pings) expect(await worker.send([ping])).toMatchObject({ accepted: 0, duplicates: 1 })
    expect(await sealer.rowsOf('segment')).toEqual(before)
    advance(hours(48))
    await sealer.sealAll()
    expect(await sealer.sealedBytes(shiftId)).toEqual(bytes)
  })

  test('is compared point by point: only what is new is written, once', async () => {
    const shiftId = await sealedHour(50)
    const pings = pingsFrom(eight, 60, 60_000)
    expect(await worker.send(pings)).toMatchObject({ accepted: 10, duplicates: 50 })
    expect(await worker.send(pings)).toMatchObject({ accepted: 0, duplicates: 60 })
    expect((await worker.track(shiftId)).points).toHaveLength(60)
    expect(await sealer.stored()).toEqual({ segments: 6, parts: 1 })
  })

  test('is known as a repetition while the fold is still to come', async () => {
    await anHour()
    expect(await worker.send(pingsFrom(eight, 10, 60_000))).toMatchObject({ accepted: 0, duplicates: 10 })
    expect(await sealer.stored()).toEqual({ segments: 6, parts: 0 })
  })

  test('a fuller copy of a known point makes the same track as it would have before', async () => {
    const poor = pingsFrom(eight, 10).map(({ at, lat, lon }) => ({ at, lat, lon }))
    const { shiftId } = await worker.startShift()
    worker.clock.now = eight + hours(1)
    await worker.send(poor)
    await worker.clockOut()
    advance(minutes(30))
    await sealer.sealAll()
    expect(await worker.send(pingsFrom(eight, 10))).toMatchObject({ accepted: 10 })
    expect(await worker.send(poor)).toMatchObject({ accepted: 0, duplicates: 10 })
    expect((await worker.track(shiftId)).points[3]).toMatchObject({ accuracy: 5, altitude: 500 })
  })

  test('for a shift that the office entered is folded as any other', async () => {
    const office = anOffice(table, worker)
    worker.clock.now = eight + hours(3)
    const { shiftId } = await office.enter({ startedAt: instant(eight), endedAt: instant(eight + hours(1)) })
    await sealer.sealAll()
    expect(await worker.shift(shiftId)).toMatchObject({ points: 0 })
    await worker.send(pingsFrom(eight, 10))
    advance(hours(6))
    await sealer.sealAll()
    expect(await worker.shift(shiftId)).toMatchObject({ points: 10 })
  })
})

describe('an open shift', () => {
  const single = async (count: number, from = eight) => {
    for (const ping of pingsFrom(from, count)) await worker.send([ping])
  }

  test('of 200 single points is folded early, and goes on', async () => {
    const { shiftId } = await worker.startShift()
    worker.clock.now = eight + hours(2)
    await single(199)
    expect(await sealer.due()).toEqual([])
    await single(1, eight + 1_990_000)
    const before = await worker.track(shiftId)
    await sealer.sealAll()
    expect(await worker.shift(shiftId)).toMatchObject({ status: 'open', generation: 1, track: { below: 1 } })
    expect((await worker.shift(shiftId)).points).toBeUndefined()
    expect(await worker.track(shiftId)).toEqual(before)
    await single(3, eight + 2_000_000)
    expect((await worker.track(shiftId)).points).toHaveLength(203)
    expect(await worker.send(pingsFrom(eight, 1))).toMatchObject({ accepted: 0, duplicates: 1 })
    await worker.clockOut()
    advance(minutes(30))
    await sealer.sealAll()
    expect(await worker.shift(shiftId)).toMatchObject({ points: 203, generation: 2, track: { below: 2 } })
  })

  test('of large uploads is not', async () => {
    await worker.startShift()
    worker.clock.now = eight + hours(4)
    const pings = pingsFrom(eight, 10_000, 1_000)
    for (let start = 0; start < pings.length; start += 50) await worker.send(pings.slice(start, start + 50))
    expect(await sealer.due()).toEqual([])
  })
})

describe('what a shift no longer takes', () => {
  test('is gone at once after a clock-out, out of the folded track too', async () => {
    const { shiftId } = await worker.startShift()
    worker.clock.now = eight + hours(2)
    for (const ping of pingsFrom(eight, 200)) await worker.send([ping])
    await sealer.sealAll()
    await worker.clockOut({ at: instant(eight + minutes(10)) })
    const last = eight + minutes(11) - 10_000
    expect((await sealer.sealedPoints(shiftId)).at(-1)?.at).toBe(last)
    expect((await sealer.rowsOf('segment')).every((row) => Number(row['lastAt']) <= last)).toBe(true)
    await sealer.sealAll()
    expect(await worker.shift(shiftId)).toMatchObject({ points: 66, generation: 2, track: { below: 2 } })
  })

  test('is gone at once after a correction, with every row that holds it', async () => {
    const shiftId = await sealedHour()
    const office = anOffice(table, worker)
    await office.correct(shiftId, { endedAt: instant(eight + minutes(14)) })
    expect((await sealer.sealedPoints(shiftId)).map(({ at }) => at)).toEqual(
      Array.from({ length: 15 }, (_, minute) => eight + minutes(minute)),
    )
    const rows = [...(await sealer.rowsOf('segment')), ...(await sealer.rowsOf('trackPart'))]
    expect(rows.every((row) => Number(row['lastAt']) < eight + minutes(15))).toBe(true)
    await sealer.sealAll()
    expect(await worker.shift(shiftId)).toMatchObject({ points: 15, generation: 2, track: { below: 2 } })
    expect(await sealer.due()).toEqual([])
  })

  test('an upload on its way while the office corrects leaves nothing outside', async () => {
    const shiftId = await sealedHour(50)
    const office = anOffice(table, worker)
    advance(hours(1))
    const { putSegment } = worker.deps
    worker.deps.putSegment = async (...put) => {
      worker.deps.putSegment = putSegment
      await office.correct(shiftId, { endedAt: instant(eight + minutes(54)) })
      return putSegment(...put)
    }
    await worker.send(pingsFrom(eight + minutes(50), 10, 60_000))
    expect((await worker.track(shiftId)).points).toHaveLength(55)
    await sealer.sealAll()
    const rows = [...(await sealer.rowsOf('segment')), ...(await sealer.rowsOf('trackPart'))]
    expect(rows.every((row) => Number(row['lastAt']) < eight + minutes(55))).toBe(true)
    expect(await worker.shift(shiftId)).toMatchObject({ points: 55 })
  })

  test('goes with a shift that is deleted, and what was on its way goes too', async () => {
    const shiftId = await sealedHour()
    const office = anOffice(table, worker)
    const { deps, accountId } = worker
    const shift = await worker.shift(shiftId)
    await office.remove(shiftId)
    expect(await sealer.stored()).toEqual({ segments: 0, parts: 0 })
    const straggler = await deps.pack(accountId, [aPoint({ at: eight })])
    await deps.putSegment(accountId, shift, straggler, { now: worker.clock.now, days: 400 })
    await sealer.sealAll()
    expect(await sealer.stored()).toEqual({ segments: 0, parts: 0 })
    expect(await sealer.due()).toEqual([])
  })
})
