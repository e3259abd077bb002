import { describe, expect, test } from 'vitest'
import type { Table } from '../../../functions/shared/table/table.ts'
import { aStaffMember, breaksOf } from '../staff.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { at, type Worker } from '../world.ts'
import { aForgottenShift, anAutoCloser } from './auto-closer.ts'

let table: Table
let worker: Worker
let autoCloser: ReturnType<typeof anAutoCloser>
let shiftId: string

beforeEachWithWorker(async (given, onTable) => {
  worker = given
  table = onTable
  autoCloser = anAutoCloser(table, worker)
  shiftId = await aForgottenShift(worker)
})

/** Begins and ends breaks at these hours in turn, then lets the shift be closed automatically. */
async function takeBreaks(...hoursOfDay: number[]): Promise<void> {
  for (const [index, hour] of hoursOfDay.entries()) {
    await breaksOf(worker)[index % 2 === 0 ? 'start' : 'end']({ at: at(hour) })
  }
  worker.goTo(16)
  await autoCloser.runDue()
}

test('the proposed end cuts off no break, and the worker’s own end keeps them all', async () => {
  await takeBreaks(2, 2.5, 5, 5.5)
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
])('a break that was open from %s ends with the shift, whenever that was', async (_when, since, proposed) => {
  await takeBreaks(since)
  expect(await worker.shift(shiftId)).toMatchObject({ endedAt: proposed })
  await worker.clockOut({ at: at(9) })
  expect((await worker.shift(shiftId)).breaks).toEqual([{ startedAt: at(since), endedAt: at(9) }])
})

test('breaks that staff entered since are final', async () => {
  await takeBreaks(3)
  const breaks = [{ startedAt: at(3), endedAt: at(3.5) }]
  await aStaffMember(table, worker).correct(shiftId, { breaks })
  await worker.clockOut({ at: at(9) })
  expect(await worker.shift(shiftId)).toMatchObject({ closedBy: 'worker', endedAt: at(9), breaks })
})

describe('breaks from a phone without a network, after the shift was closed automatically', () => {
  const start = (hour: number) => breaksOf(worker).start({ at: at(hour) })
  const end = (hour: number) => breaksOf(worker).end({ at: at(hour) })

  test('count as if they had arrived in time, also after the proposed end, and repetitions change nothing', async () => {
    await takeBreaks()
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

  test('one that was open until the clock-out ends with it', async () => {
    await takeBreaks()
    expect(await start(6)).toMatchObject({ shiftId, endedAt: at(6), breaks: [] })
    await worker.clockOut({ at: at(9) })
    expect((await worker.shift(shiftId)).breaks).toEqual([{ startedAt: at(6), endedAt: at(9) }])
  })

  test('belong to yesterday’s shift while today’s is open', async () => {
    await takeBreaks()
    worker.goTo(24)
    const today = await worker.startShift()
    await start(5)
    await end(5.5)
    await start(24)
    expect((await worker.shift(shiftId)).breaks).toEqual([{ startedAt: at(5), endedAt: at(5.5) }])
    expect((await worker.shift(today.shiftId)).breaks).toEqual([{ startedAt: at(24) }])
  })

  test('belong to no shift that cannot have lasted so long, and change none that is approved', async () => {
    await takeBreaks()
    worker.goTo(20)
    await expect(start(16.1)).rejects.toMatchObject({ code: 'not_clocked_in' })
    await expect(start(-1)).rejects.toMatchObject({ code: 'not_clocked_in' })
    await expect(breaksOf(worker).start()).rejects.toMatchObject({ code: 'not_clocked_in' })
    const staff = aStaffMember(table, worker)
    await staff.approve(shiftId)
    expect(await start(3)).toMatchObject({ status: 'approved', breaks: [] })
    await staff.reopen(shiftId)
    await worker.clockOut({ at: at(9) })
    await expect(start(9.1)).rejects.toMatchObject({ code: 'not_clocked_in' })
  })
})
