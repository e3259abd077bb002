import { describe, expect, test } from 'vitest'
import { listItems } from '../../../functions/shared/table/query-pages.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { enterShift } from '../../../functions/shifts/corrections/enter-shift.ts'
import { removeShift } from '../../../functions/shifts/corrections/remove-shift.ts'
import { NewShift } from '../../../functions/shifts/corrections/schemas.ts'
import { overlaps } from '../../../functions/shifts/domain/hours/interval.ts'
import { intervalOf } from '../../../functions/shifts/shift/shift-times.ts'
import { ShiftByTimeItem } from '../../../functions/shifts/store/shift-items.ts'
import { anOffice, type Office } from '../office.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { eight, hours, instant, phoneOf, pingsFrom, type Worker } from '../world.ts'

let table: Table
let worker: Worker
let office: Office

beforeEachWithWorker((given, onTable) => {
  worker = given
  table = onTable
  office = anOffice(table, worker)
  worker.clock.now = eight + hours(12)
})

const at = (hour: number) => instant(eight + hours(hour))

/** Stores that let something else happen once, just after the worker's shifts were looked at. */
function interrupted(deps: Worker['deps'], meanwhile: () => Promise<unknown>) {
  let happened = false
  const shiftsBack: typeof deps.shiftsBack = async function* (...asked) {
    const seen = await Array.fromAsync(deps.shiftsBack(...asked))
    if (!happened) {
      happened = true
      await meanwhile()
    }
    yield* seen
  }
  return { ...deps, shiftsBack }
}

const shifts = () => listItems(table, ShiftByTimeItem, worker.accountId)

const enterAmid = (times: object, meanwhile: () => Promise<unknown>) =>
  enterShift(
    NewShift.parse({ memberId: worker.principal.memberId, reason: 'forgotten', ...times }),
    office.caller,
    interrupted(office.deps, meanwhile) as typeof office.deps,
  )
const clockInAmid = (body: object, meanwhile: () => Promise<unknown>) =>
  phoneOf(worker.principal, interrupted(worker.deps, meanwhile)).clockIn(body)

test('a shift that was worked between the office’s look and its write is seen', async () => {
  const work = async () => {
    await worker.clockIn({ at: at(9) })
    await worker.clockOut({ at: at(10) })
  }
  await expect(enterAmid({ startedAt: at(8), endedAt: at(11) }, work)).rejects.toMatchObject({ code: 'overlap' })
  expect(await shifts()).toHaveLength(1)
})

test('a clock-in in between is seen, and a shift before it is entered all the same', async () => {
  await enterAmid({ startedAt: at(6), endedAt: at(7) }, () => worker.clockIn({ at: at(9) }))
  expect(await shifts()).toHaveLength(2)
  await expect(office.enter({ startedAt: at(8), endedAt: at(10) })).rejects.toMatchObject({ code: 'overlap' })
})

test('a shift that was entered between a clock-in’s look and its write is seen', async () => {
  const enter = () => office.enter({ startedAt: at(8), endedAt: at(11) })
  await expect(clockInAmid({ at: at(9) }, enter)).rejects.toMatchObject({ code: 'overlap' })
  expect(await worker.deps.listOpenShifts(worker.accountId)).toEqual([])
  expect(await clockInAmid({ at: at(11) }, () => office.enter({ startedAt: at(5), endedAt: at(6) }))).toMatchObject({
    status: 201,
  })
})

test('a shift that was moved in between is seen', async () => {
  const { shiftId } = await office.enter({ startedAt: at(1), endedAt: at(2) })
  const move = () => office.correct(shiftId, { endedAt: at(10) })
  await expect(clockInAmid({ at: at(9) }, move)).rejects.toMatchObject({ code: 'overlap' })
})

test('whoever writes at once, no two shifts of a worker overlap', async () => {
  const tries = Array.from({ length: 18 }, (_, index) => {
    const start = (index * 7) % 10
    if (index % 6 > 0) return office.enter({ startedAt: at(start), endedAt: at(start + 1.5) })
    const begin = 9 + index / 12
    return worker.clockIn({ at: at(begin) }).then(() => worker.clockOut({ at: at(begin + 0.25) }))
  })
  await Promise.allSettled(tries)
  const times = (await shifts()).map(intervalOf)
  expect(times.length).toBeGreaterThan(2)
  for (const [index, time] of times.entries()) {
    expect(times.slice(index + 1).filter((other) => overlaps(time, other))).toEqual([])
  }
})

describe('a phone that uploads all the time', () => {
  /** Stores that let the phone upload after each look at the open shift, so many times. */
  const busy = (times: number) => {
    let left = times
    const findOpenShift: Worker['deps']['findOpenShift'] = async (...asked) => {
      const open = await worker.deps.findOpenShift(...asked)
      if (open && left-- > 0) await worker.send(pingsFrom(eight + hours(1) + left * 1000, 1))
      return open
    }
    return { findOpenShift }
  }

  test.each([
    ['ends', { endedAt: at(10) }],
    ['moves', { startedAt: at(-1) }],
  ])('keeps nobody from a correction that %s the open shift', async (_what, times) => {
    const { shiftId } = await worker.startShift({ at: at(0) })
    expect(await office.correct(shiftId, times, busy(6))).toMatchObject(times)
  })

  test('nor from deleting it', async () => {
    const { shiftId } = await worker.startShift({ at: at(0) })
    await removeShift(shiftId, { reason: 'a mistake' }, office.caller, { ...office.deps, ...busy(6) })
    expect(await shifts()).toEqual([])
  })
})
