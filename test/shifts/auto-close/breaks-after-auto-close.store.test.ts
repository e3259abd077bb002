import { describe, expect, test } from 'vitest'
import type { Table } from '../../../functions/shared/table/table.ts'
import { anOffice, breaksOf } from '../office.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { eight, hours, instant, type Worker } from '../world.ts'
import { aCloser, aForgottenShift } from './closer.ts'

let table: Table
let worker: Worker
let closer: ReturnType<typeof aCloser>
let shiftId: string

beforeEachWithWorker(async (given, onTable) => {
  worker = given
  table = onTable
  closer = aCloser(table, worker)
  shiftId = await aForgottenShift(worker)
})

const at = (hour: number) => instant(eight + hours(hour))
const goTo = (hour: number) => {
  worker.clock.now = eight + hours(hour)
}

/** Breaks began and ended in turns, and then the shift was forgotten until it was closed. */
async function paused(...moments: number[]): Promise<void> {
  for (const [index, hour] of moments.entries()) {
    await breaksOf(worker)[index % 2 === 0 ? 'start' : 'end']({ at: at(hour) })
  }
  goTo(16)
  await closer.work()
}

test('a break was taken at work: the proposed end cuts none off, and the worker’s own keeps them all', async () => {
  await paused(2, 2.5, 5, 5.5)
  const breaks = [
    { startedAt: at(2), endedAt: at(2.5) },
    { startedAt: at(5), endedAt: at(5.5) },
  ]
  const proposal = { endedAt: at(5.5), endProposal: { evidence: 'last_break' }, breaks }
  expect(await worker.shift(shiftId)).toMatchObject(proposal)
  await worker.clockOut({ at: at(9) })
  expect((await worker.shift(shiftId)).breaks).toEqual(breaks)
})

test.each([
  ['before the last movement', 3, at(4)],
  ['after it', 5, at(5)],
])('a break that went on from %s ends with the shift, whenever that was', async (_when, since, proposed) => {
  await paused(since)
  expect(await worker.shift(shiftId)).toMatchObject({ endedAt: proposed })
  await worker.clockOut({ at: at(9) })
  expect((await worker.shift(shiftId)).breaks).toEqual([{ startedAt: at(since), endedAt: at(9) }])
})

test('breaks that the office has entered since are those that count', async () => {
  await paused(3)
  const breaks = [{ startedAt: at(3), endedAt: at(3.5) }]
  await anOffice(table, worker).correct(shiftId, { breaks })
  await worker.clockOut({ at: at(9) })
  expect(await worker.shift(shiftId)).toMatchObject({ closedBy: 'worker', endedAt: at(9), breaks })
})

describe('breaks that come from a phone without a network, after the shift was closed automatically', () => {
  const start = (hour: number) => breaksOf(worker).start({ at: at(hour) })
  const end = (hour: number) => breaksOf(worker).end({ at: at(hour) })

  test('count as if they had come in time, also behind the proposed end, and again change nothing', async () => {
    await paused()
    expect(await worker.shift(shiftId)).toMatchObject({ endedAt: at(4) })
    for (const hour of [2, 5]) {
      await start(hour)
      await start(hour)
      await end(hour + 0.5)
      await end(hour + 0.5)
    }
    const breaks = [
      { startedAt: at(2), endedAt: at(2.5) },
      { startedAt: at(5), endedAt: at(5.5) },
    ]
    const shift = await worker.shift(shiftId)
    expect(shift).toMatchObject({ status: 'closed', closedBy: 'auto', endedAt: at(5.5), breaks })
    expect(shift.endProposal).toMatchObject({ evidence: 'last_break' })
    expect(shift.edits).toHaveLength(4)
    await worker.clockOut({ at: at(9) })
    expect(await worker.shift(shiftId)).toMatchObject({ closedBy: 'worker', endedAt: at(9), breaks })
  })

  test('one that went on until the clock-out ends with it', async () => {
    await paused()
    expect(await start(6)).toMatchObject({ shiftId, endedAt: at(6), breaks: [] })
    await worker.clockOut({ at: at(9) })
    expect((await worker.shift(shiftId)).breaks).toEqual([{ startedAt: at(6), endedAt: at(9) }])
  })

  test('are of yesterday’s shift though today’s is open', async () => {
    await paused()
    goTo(24)
    const today = await worker.startShift()
    await start(5)
    await end(5.5)
    await start(24)
    expect((await worker.shift(shiftId)).breaks).toEqual([{ startedAt: at(5), endedAt: at(5.5) }])
    expect((await worker.shift(today.shiftId)).breaks).toEqual([{ startedAt: at(24) }])
  })

  test('are of no shift that its worker has ended, that is approved, or that cannot have lasted so long', async () => {
    await paused()
    goTo(20)
    await expect(start(16.1)).rejects.toMatchObject({ code: 'not_clocked_in' })
    await expect(start(-1)).rejects.toMatchObject({ code: 'not_clocked_in' })
    await expect(breaksOf(worker).start()).rejects.toMatchObject({ code: 'not_clocked_in' })
    const office = anOffice(table, worker)
    await office.approve(shiftId)
    await expect(start(3)).rejects.toMatchObject({ code: 'not_clocked_in' })
    await office.reopen(shiftId)
    await worker.clockOut({ at: at(9) })
    await expect(start(3)).rejects.toMatchObject({ code: 'not_clocked_in' })
  })
})
