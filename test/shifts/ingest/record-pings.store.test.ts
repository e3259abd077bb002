import { describe, expect, test } from 'vitest'
import type { Table } from '../../../functions/shared/table/table.ts'
import { capacityOf } from '../capacity.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { eight, hours, instant, minutes, phoneOf, pingsFrom, storesOver, type Worker } from '../world.ts'
import { clockedOutBeforeStored } from './closed-meanwhile.ts'

let table: Table
let worker: Worker

beforeEachWithWorker((given, onTable) => {
  worker = given
  table = onTable
})

const all = { accepted: 0, duplicates: 0, outsideShift: 0, invalid: [], tracking: 'on' }
const counters = async () => {
  const [open] = await worker.deps.listOpenShifts(worker.accountId)
  return open && [open.storedPings, open.duplicatePings, open.outsidePings, open.invalidPings]
}
const segmentsOf = (shiftId: string) => worker.deps.readSegments(worker.accountId, shiftId, { from: 0 }, eight)

describe('without a shift', () => {
  test('nothing is kept, and tracking is off', async () => {
    expect(await worker.send(pingsFrom(eight, 5))).toEqual({ ...all, outsideShift: 5, tracking: 'off' })
  })
})

describe('the gate', () => {
  test('keeps what lies inside the shift and its tolerance, and forgets the rest', async () => {
    const { shiftId } = await worker.startShift()
    worker.clock.now = eight + minutes(10)
    const sent = pingsFrom(eight - minutes(2), 12, 20_000)
    expect(await worker.send(sent)).toEqual({ ...all, accepted: 9, outsideShift: 3 })
    const { points } = await worker.track(shiftId)
    expect(points.map(({ at }) => at)).toEqual(sent.slice(3).map(({ at }) => at))
  })

  test('takes late points of a closed shift until its tolerance ends', async () => {
    const { shiftId } = await worker.startShift()
    worker.clock.now = eight + hours(1)
    await worker.clockOut({ at: instant(eight + minutes(30)) })
    const late = [eight + minutes(30) - 1, eight + minutes(31) - 1, eight + minutes(31)].flatMap((at) =>
      pingsFrom(at, 1),
    )
    expect(await worker.send(late)).toEqual({ ...all, accepted: 2, outsideShift: 1, tracking: 'off' })
    expect((await worker.track(shiftId)).points).toHaveLength(2)
  })

  test('splits an upload that spans several shifts', async () => {
    const morning = await worker.startShift()
    worker.clock.now = eight + hours(9)
    await worker.clockOut({ at: instant(eight + hours(4)) })
    const afternoon = await worker.startShift({ at: instant(eight + hours(5)) })
    const response = await worker.send(pingsFrom(eight + hours(3), 180, 60_000))
    expect(response).toEqual({ ...all, accepted: 180 - 58, outsideShift: 58 })
    expect((await worker.track(morning.shiftId)).points).toHaveLength(61)
    expect((await worker.track(afternoon.shiftId)).points).toHaveLength(61)
    expect((await worker.livePosition())?.at).toBe(instant(eight + hours(6) - minutes(1)))
  })

  test('of two shifts that touch, a point belongs to the one it lies in, in whatever order it comes', async () => {
    const morning = await worker.startShift()
    worker.clock.now = eight + hours(1)
    await worker.clockOut({ at: instant(eight + minutes(30)) })
    const next = await worker.startShift({ at: instant(eight + minutes(30)) })
    await worker.send(pingsFrom(eight + minutes(29.5), 6, 10_000))
    expect((await worker.track(morning.shiftId)).points).toHaveLength(3)
    expect((await worker.track(next.shiftId)).points).toHaveLength(3)
  })

  test('what was sent before the next clock-in, and is sent again after it, is stored once', async () => {
    const morning = await worker.startShift()
    worker.clock.now = eight + hours(1)
    await worker.clockOut({ at: instant(eight + minutes(30)) })
    const between = pingsFrom(eight + minutes(30.1), 2, 10_000)
    expect(await worker.send(between)).toEqual({ ...all, accepted: 2, tracking: 'off' })
    const next = await worker.startShift({ at: instant(eight + minutes(30.5)) })
    expect(await worker.send(between)).toEqual({ ...all, duplicates: 2 })
    const after = pingsFrom(eight + minutes(30.5), 1)
    expect(await worker.send([...between, ...after])).toEqual({ ...all, accepted: 1, duplicates: 2 })
    expect((await worker.track(morning.shiftId)).points).toHaveLength(2)
    expect((await worker.track(next.shiftId)).points).toHaveLength(1)
  })
})

describe('repetition and order', () => {
  test('the same upload ten times is stored once, and counted', async () => {
    const { shiftId } = await worker.startShift()
    worker.clock.now = eight + hours(1)
    const sent = pingsFrom(eight, 20)
    expect(await worker.send(sent)).toEqual({ ...all, accepted: 20 })
    for (let time = 0; time < 9; time += 1) expect(await worker.send(sent)).toEqual({ ...all, duplicates: 20 })
    expect((await worker.track(shiftId)).points).toHaveLength(20)
    expect(await segmentsOf(shiftId)).toEqual([])
    expect(await counters()).toEqual([20, 180, 0, 0])
  })

  test('any order and any split gives the same track', async () => {
    const { shiftId } = await worker.startShift()
    worker.clock.now = eight + hours(1)
    const sent = pingsFrom(eight, 60)
    await worker.send(sent.slice(40))
    await worker.send(sent.slice(0, 25).toReversed())
    await worker.send(sent.slice(20, 45))
    await worker.send(sent.filter((_, index) => index % 7 === 0))
    expect((await worker.track(shiftId)).points.map(({ at }) => at)).toEqual(sent.map(({ at }) => at))
    expect(await worker.send(sent.slice(40))).toEqual({ ...all, duplicates: 20 })
  })

  test('late points do not move the live position back, and one from the future does not freeze it', async () => {
    await worker.startShift()
    worker.clock.now = eight + minutes(10)
    const live = async () => (await worker.livePosition())?.at
    await worker.send(pingsFrom(eight + minutes(9), 1))
    await worker.send(pingsFrom(eight + minutes(5), 3))
    expect(await live()).toBe(instant(eight + minutes(9)))
    await worker.send([...pingsFrom(eight + minutes(10), 1), ...pingsFrom(eight + minutes(14), 1)])
    expect(await live()).toBe(instant(eight + minutes(10)))
    worker.clock.now = eight + minutes(11)
    await worker.send(pingsFrom(eight + minutes(11), 1))
    expect(await live()).toBe(instant(eight + minutes(11)))
  })
})

describe('a named shift', () => {
  test('that is not known yet holds young points back, and lets old ones go', async () => {
    worker.clock.now = eight + hours(30)
    await expect(worker.send(pingsFrom(eight + hours(6) + 1, 1), 'minted-offline')).rejects.toMatchObject({
      code: 'not_yet',
    })
    expect(await worker.send(pingsFrom(eight, 3), 'minted-offline')).toMatchObject({ outsideShift: 3 })
    await worker.clockIn({ shiftId: 'minted-offline', at: instant(eight) })
    expect(await worker.send(pingsFrom(eight, 3), 'minted-offline')).toMatchObject({ accepted: 3 })
  })

  test('that is not known yet: the upload is counted each time it comes, with the positions that it stored', async () => {
    await worker.clockIn({ at: instant(eight) })
    worker.clock.now = eight + hours(2)
    await worker.clockOut()
    worker.clock.now = eight + hours(3)
    const counted: number[] = []
    const phone = phoneOf(worker.principal, { ...worker.deps, countUpload: (points) => void counted.push(points) })
    const upload = [...pingsFrom(eight + hours(1), 2), ...pingsFrom(eight + hours(2.5), 3)]
    for (let n = 0; n < 2; n += 1) {
      await expect(phone.send(upload, 'minted-offline')).rejects.toMatchObject({ code: 'not_yet' })
    }
    expect(counted).toEqual([2, 0])
  })

  test('of a colleague is not known', async () => {
    await worker.clockIn({ shiftId: 'colleagues-shift' })
    const colleague = phoneOf({ ...worker.principal, memberId: 'another' } as Worker['principal'], worker.deps)
    await expect(colleague.send(pingsFrom(eight, 1), 'colleagues-shift')).rejects.toMatchObject({ code: 'not_yet' })
  })

  test('that is over does not keep today’s points from today’s shift', async () => {
    await worker.clockIn({ shiftId: 'yesterdays-shift', at: instant(eight - hours(20)) })
    await worker.clockOut({ at: instant(eight - hours(12)) })
    const today = await worker.startShift()
    expect(await worker.send(pingsFrom(eight, 2), 'yesterdays-shift')).toEqual({ ...all, accepted: 2 })
    expect((await worker.track(today.shiftId)).points).toHaveLength(2)
  })
})

describe('a clock-out before a late upload is stored', () => {
  test('does not leave behind what it excludes', async () => {
    const { shiftId } = await worker.startShift()
    worker.clock.now = eight + hours(1)
    await worker.send(pingsFrom(eight + minutes(20), 1))
    const closedMeanwhile = clockedOutBeforeStored(worker, eight + minutes(5))
    const response = await phoneOf(worker.principal, closedMeanwhile).send(pingsFrom(eight, 12, 60_000))
    expect(response).toEqual({ ...all, accepted: 6, outsideShift: 6, tracking: 'off' })
    const stored = (await segmentsOf(shiftId)).flat()
    expect(stored.map(({ at }) => at)).toEqual([0, 1, 2, 3, 4, 5].map((minute) => eight + minutes(minute)))
  })
})

describe('consumed capacity, all writes of an upload of 50 included', () => {
  test.each([
    ['in order', eight + minutes(10), 3],
    ['late', eight + minutes(1), 3],
    ['late, for a shift that is over', eight - hours(4) + minutes(1), 3],
    ['repeated', eight + minutes(20), 3],
  ])('%s', async (_name, start, most) => {
    worker.clock.now = eight + minutes(50)
    await worker.startShift({ at: instant(eight - hours(4)) })
    await worker.clockOut({ at: instant(eight - hours(3)) })
    await worker.startShift({ at: instant(eight), position: { lat: 48, lon: 11, accuracy: 12 } })
    worker.clock.now = eight + hours(1)
    await worker.send(pingsFrom(eight + minutes(5), 10))
    await worker.send(pingsFrom(eight + minutes(20), 50, 15_000))
    const metered = capacityOf(table)
    const phone = phoneOf(worker.principal, { ...worker.deps, ...storesOver(metered.table) })
    await phone.send(pingsFrom(start === eight + minutes(10) ? eight + minutes(35) : start, 50, 15_000))
    expect(metered.written()).toBeLessThanOrEqual(most)
  })
})
