import { describe, expect, test } from 'vitest'
import { listItems } from '../../../functions/shared/table/query-pages.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { enterShift } from '../../../functions/shifts/corrections/enter-shift.ts'
import { removeShift } from '../../../functions/shifts/corrections/remove-shift.ts'
import { NewShift } from '../../../functions/shifts/corrections/schemas.ts'
import { overlaps } from '../../../functions/shifts/domain/hours/interval.ts'
import { ShiftByTimeItem } from '../../../functions/shifts/store/shift-items.ts'
import { intervalOf } from '../../../functions/shifts/store/shift-span.ts'
import { aStaffMember, type StaffMember } from '../staff.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { at, eight, hours, phoneOf, pingsFrom, type Worker } from '../world.ts'

let table: Table
let worker: Worker
let staff: StaffMember

beforeEachWithWorker((given, onTable) => {
  worker = given
  table = onTable
  staff = aStaffMember(table, worker)
  worker.clock.now = eight + hours(12)
})

/** Stores that run `meanwhile` once, just after the worker's shifts were read. */
function interrupted(deps: Worker['deps'], meanwhile: () => Promise<unknown>) {
  let isDone = false
  const shiftsBack: typeof deps.shiftsBack = async function* (...args) {
    const entries = await Array.fromAsync(deps.shiftsBack(...args))
    if (!isDone) {
      isDone = true
      await meanwhile()
    }
    yield* entries
  }
  return { ...deps, shiftsBack }
}

const shifts = () => listItems(table, ShiftByTimeItem, worker.accountId)

const enterWhile = (times: object, meanwhile: () => Promise<unknown>) =>
  enterShift(
    NewShift.parse({ memberId: worker.principal.memberId, reason: 'forgotten', ...times }),
    staff.caller,
    interrupted(staff.deps, meanwhile) as typeof staff.deps,
  )
const clockInWhile = (body: object, meanwhile: () => Promise<unknown>) =>
  phoneOf(worker.principal, interrupted(worker.deps, meanwhile)).clockIn(body)

test('entering a shift notices one that was worked between its check and its write', async () => {
  const work = async () => {
    await worker.clockIn({ at: at(9) })
    await worker.clockOut({ at: at(10) })
  }
  await expect(enterWhile({ startedAt: at(8), endedAt: at(11) }, work)).rejects.toMatchObject({ code: 'overlap' })
  expect(await shifts()).toHaveLength(1)
})

test('entering a shift notices a clock-in in between, and succeeds before it', async () => {
  await enterWhile({ startedAt: at(6), endedAt: at(7) }, () => worker.clockIn({ at: at(9) }))
  expect(await shifts()).toHaveLength(2)
  await expect(staff.enter({ startedAt: at(8), endedAt: at(10) })).rejects.toMatchObject({ code: 'overlap' })
})

test('a clock-in notices a shift that was entered between its check and its write', async () => {
  const enter = () => staff.enter({ startedAt: at(8), endedAt: at(11) })
  expect(await clockInWhile({ at: at(9) }, enter)).toMatchObject({ status: 200, body: { trackedFrom: at(9) } })
  expect(await worker.deps.listOpenShifts(worker.accountId)).toEqual([])
  expect(await clockInWhile({ at: at(11) }, () => staff.enter({ startedAt: at(5), endedAt: at(6) }))).toMatchObject({
    status: 201,
  })
})

test('a clock-in notices a shift that was moved in between', async () => {
  const { shiftId } = await staff.enter({ startedAt: at(1), endedAt: at(2) })
  const move = () => staff.correct(shiftId, { endedAt: at(10) })
  expect(await clockInWhile({ at: at(9) }, move)).toMatchObject({ status: 200, body: { shiftId, trackedTo: at(10) } })
})

test('however many write at once, no two shifts of a worker overlap', async () => {
  const tries = Array.from({ length: 18 }, (_, index) => {
    const start = (index * 7) % 10
    if (index % 6 > 0) return staff.enter({ startedAt: at(start), endedAt: at(start + 1.5) })
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

describe('a phone that uploads all the time does not prevent', () => {
  /** Stores that let the phone upload after each read of the open shift, so many times. */
  const busy = (times: number) => {
    let left = times
    const findOpenShift: Worker['deps']['findOpenShift'] = async (...args) => {
      const open = await worker.deps.findOpenShift(...args)
      if (open && left-- > 0) await worker.send(pingsFrom(eight + hours(1) + left * 1000, 1))
      return open
    }
    return { findOpenShift }
  }

  test.each([
    ['ends', { endedAt: at(10) }],
    ['moves', { startedAt: at(-1) }],
  ])('a correction that %s the open shift', async (_what, times) => {
    const { shiftId } = await worker.startShift({ at: at(0) })
    expect(await staff.correct(shiftId, times, busy(6))).toMatchObject(times)
  })

  test('its deletion', async () => {
    const { shiftId } = await worker.startShift({ at: at(0) })
    await removeShift(shiftId, { reason: 'a mistake' }, staff.caller, { ...staff.deps, ...busy(6) })
    expect(await shifts()).toEqual([])
  })
})
