import { beforeEach, describe, expect, test } from 'vitest'
import type { Table } from '../../../functions/shared/table/table.ts'
import type { Shift } from '../../../functions/shifts/store/shift-items.ts'
import { aStaffMember, breaksOf } from '../staff.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { at, eight, hours, instant, type Worker } from '../world.ts'

let table: Table
let worker: Worker

beforeEachWithWorker((given, onTable) => {
  worker = given
  table = onTable
  worker.clock.now = eight + hours(12)
})

describe('breaks', () => {
  beforeEach(() => worker.startShift({ at: at(0) }))

  test('begin and end, and a repetition changes nothing', async () => {
    const breaks = breaksOf(worker)
    await breaks.start({ at: at(2) })
    await breaks.start({ at: at(2) })
    expect((await breaks.start()).breaks).toEqual([{ startedAt: at(2) }])
    await breaks.end({ at: at(3) })
    expect((await breaks.end({ at: at(3) })).breaks).toEqual([{ startedAt: at(2), endedAt: at(3) }])
    expect((await breaks.start({ at: at(2) })).breaks).toHaveLength(1)
  })

  test('do not begin outside of the shift, or ahead of time; live, none ends that does not run', async () => {
    const breaks = breaksOf(worker)
    await expect(breaks.end()).rejects.toMatchObject({ code: 'wrong_state' })
    await expect(breaks.start({ at: at(-1) })).rejects.toMatchObject({ code: 'invalid' })
    await expect(breaks.start({ at: at(13) })).rejects.toMatchObject({ code: 'invalid' })
    await worker.clockOut({ at: at(5) })
    await expect(breaks.start()).rejects.toMatchObject({ code: 'not_clocked_in' })
    await expect(breaks.start({ at: at(6) })).rejects.toMatchObject({ code: 'not_clocked_in' })
  })

  test('of several phones count by their times, in whatever order they come', async () => {
    const breaks = breaksOf(worker)
    await breaks.start({ at: at(4) })
    await breaks.start({ at: at(2) })
    await breaks.end({ at: at(4.5) })
    for (let n = 0; n < 2; n += 1)
      expect((await breaks.end({ at: at(2.25) })).breaks).toEqual([
        { startedAt: at(2), endedAt: at(2.25) },
        { startedAt: at(4), endedAt: at(4.5) },
      ])
  })

  test('recorded by two phones are one, from the first start to the last end', async () => {
    const breaks = breaksOf(worker)
    await breaks.start({ at: at(2) })
    await breaks.end({ at: at(3) })
    await breaks.start({ at: at(2.5) })
    expect((await breaks.end({ at: at(3.5) })).breaks).toEqual([{ startedAt: at(2), endedAt: at(3.5) }])
  })

  test('whose end comes before their start are there once that comes', async () => {
    const breaks = breaksOf(worker)
    expect((await breaks.end({ at: at(3) })).breaks).toEqual([])
    expect((await breaks.start({ at: at(2) })).breaks).toEqual([{ startedAt: at(2), endedAt: at(3) }])
  })

  test('two begun at once are one', async () => {
    const breaks = breaksOf(worker)
    await Promise.all([breaks.start({ at: at(2) }), breaks.start({ at: at(3) })])
    expect((await breaks.end({ at: at(4) })).breaks).toEqual([{ startedAt: at(2), endedAt: at(4) }])
  })

  test('that come after the clock-out count too, as an edit; of an approved shift they change nothing', async () => {
    const breaks = breaksOf(worker)
    const { shiftId } = (await worker.clockOut({ at: at(5) })).body as Shift
    await breaks.start({ at: at(2) })
    const first = { startedAt: at(2), endedAt: at(2.5) }
    const ended = await breaks.end({ at: at(2.5) })
    expect(ended).toMatchObject({ status: 'closed', closedBy: 'worker', endedAt: at(5), breaks: [first] })
    expect(ended.edits).toHaveLength(2)
    const staff = aStaffMember(table, worker)
    await staff.approve(shiftId)
    expect(await breaks.start({ at: at(3) })).toMatchObject({ status: 'approved', breaks: [first] })
    await staff.reopen(shiftId)
    await staff.correct(shiftId, { breaks: [{ startedAt: at(4), endedAt: at(4.5), paid: true }] })
    await breaks.start({ at: at(4.25) })
    expect((await breaks.end({ at: at(4.75) })).breaks).toEqual([
      { startedAt: at(4), endedAt: at(4.5), paid: true },
      { startedAt: at(4.5), endedAt: at(4.75) },
    ])
  })

  test('are limited, so that a client in a loop fills no row', async () => {
    const breaks = breaksOf(worker)
    const shift = await worker.shift((await breaks.start({ at: at(1) })).shiftId)
    const breakTaps = Array.from({ length: 500 }, (_, index) => ({ kind: 'end' as const, at: instant(eight + index) }))
    await worker.deps.changeShift(worker.accountId, shift, { ...shift, breakTaps, version: shift.version + 1 })
    await expect(breaks.start({ at: at(2) })).rejects.toMatchObject({ code: 'wrong_state' })
  })

  test('that are open end with the shift', async () => {
    await breaksOf(worker).start({ at: at(2) })
    const { body } = await worker.clockOut({ at: at(4) })
    expect((body as Shift).breaks).toEqual([{ startedAt: at(2), endedAt: at(4) }])
  })
})
