import { expect, test } from 'vitest'
import { AppError } from '../../../functions/shared/errors.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { anAutoCloser } from '../auto-close/auto-closer.ts'
import { breaksOf } from '../staff.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { at, eight, hours, phoneOf, pingsFrom, type Worker } from '../world.ts'

let worker: Worker
let table: Table

beforeEachWithWorker((given, onTable) => {
  worker = given
  table = onTable
  worker.goTo(12)
})

const clockIn = (shiftId: string, hour: number) => worker.clockIn({ shiftId, at: at(hour) })
const clockOut = (shiftId: string, hour: number) => worker.clockOut({ shiftId, at: at(hour) })
const refused = (shiftId: string, hour: number) =>
  expect(clockIn(shiftId, hour)).rejects.toMatchObject({ code: 'already_clocked_in' })
const heldNow = async () => (await worker.deps.findMemberLock(worker.accountId, worker.principal.memberId)).held

async function hoursOf(...shiftIds: string[]) {
  const shifts = await Promise.all(shiftIds.map(worker.shift))
  return shifts.map(({ startedAt, endedAt }) => [startedAt, endedAt])
}

test('hours that meet an open shift lengthen that one when it ends', async () => {
  await clockIn('first-of-a', 2)
  await refused('only-of-b', 3)
  await clockOut('first-of-a', 5)
  await clockIn('second-of-a', 5.75)
  await clockOut('only-of-b', 7.5)
  expect(await heldNow()).toHaveLength(1)
  await clockOut('second-of-a', 6.75)
  expect(await hoursOf('first-of-a', 'second-of-a')).toEqual([
    [at(2), at(5.75)],
    [at(5.75), at(7.5)],
  ])
  expect(await heldNow()).toEqual([])
})

test('hours that meet a shift whose end is only proposed wait for its clock-out', async () => {
  await clockIn('of-the-first', 5)
  await clockIn('of-the-third', 2)
  await clockIn('of-the-second', 0)
  await clockOut('of-the-second', 5)
  await clockOut('of-the-third', 4)
  expect(await hoursOf('of-the-second', 'of-the-third')).toEqual([
    [at(0), at(2)],
    [at(2), at(5)],
  ])
  expect(await heldNow()).toEqual([])
})

test('two clock-ins at one moment hinder no later clock-out, and what was sent reaches the one that lasts', async () => {
  // the ids order either way
  for (const [start, zero, lasting] of [
    [0, 'no-time-a', 'lasting-b'],
    [4, 'no-time-d', 'lasting-c'],
  ] as const) {
    await clockIn(zero, start)
    await refused(lasting, start)
    await worker.send(pingsFrom(eight + hours(start + 1), 10), lasting)
    await breaksOf(worker).start({ at: at(start + 1) })
    await breaksOf(worker).end({ at: at(start + 1.5) })
    await clockOut(lasting, start + 3)
    for (let repeats = 0; repeats < 2; repeats += 1)
      expect(await clockOut(zero, start)).toMatchObject({ status: 200, body: { shiftId: zero, endedAt: at(start) } })
    expect(await worker.shift(lasting)).toMatchObject({
      startedAt: at(start),
      endedAt: at(start + 3),
      breaks: [{ startedAt: at(start + 1), endedAt: at(start + 1.5) }],
    })
    expect((await worker.track(lasting)).points).toHaveLength(10)
    expect(await heldNow()).toEqual([])
  }
  await breaksOf(worker).start({ at: at(4.25) })
  await breaksOf(worker).end({ at: at(4.5) })
  expect((await worker.shift('lasting-c')).breaks).toHaveLength(2)
})

test('what is held and cannot be settled makes no clock-out fail', async () => {
  const refusing = { correctShift: () => Promise.reject(new AppError('overlap')) }
  const phone = phoneOf(worker.principal, { ...worker.deps, ...refusing })
  await clockIn('of-the-first', 0)
  await refused('of-the-second', 1)
  await clockOut('of-the-second', 5)
  expect(await phone.clockOut({ shiftId: 'of-the-first', at: at(3) })).toMatchObject({ status: 200 })
  expect(await heldNow()).toEqual([])
  await clockIn('of-the-next', 6)
  expect(await clockOut('of-the-next', 7)).toMatchObject({ body: { shiftId: 'of-the-next', endedAt: at(7) } })
})

test('a shift before another may take no time', async () => {
  await clockIn('the-later', 5)
  await clockIn('the-earlier', 2)
  await clockOut('the-earlier', 2)
  expect(await hoursOf('the-earlier')).toEqual([[at(2), at(2)]])
})

test('a clock-in that a forgotten shift held back begins its shift when that one is closed automatically', async () => {
  await clockIn('the-morning', 0)
  await worker.send(pingsFrom(eight + hours(1), 10), 'the-morning')
  await refused('the-evening', 10)
  await worker.send(pingsFrom(eight + hours(11), 10), 'the-evening')
  worker.goTo(17)
  await anAutoCloser(table, worker).runDue()
  expect(await worker.shift('the-evening')).toMatchObject({ status: 'open', startedAt: at(10) })
  expect(await worker.send(pingsFrom(eight + hours(16.5), 10), 'the-evening')).toMatchObject({ accepted: 10 })
  worker.goTo(18)
  expect(await clockOut('the-evening', 17.5)).toMatchObject({ body: { shiftId: 'the-evening', endedAt: at(17.5) } })
  expect((await worker.track('the-evening')).points).toHaveLength(20)
  expect((await worker.track('the-morning')).points).toHaveLength(10)
  await clockOut('the-morning', 4)
  expect(await hoursOf('the-morning', 'the-evening')).toEqual([
    [at(0), at(4)],
    [at(10), at(17.5)],
  ])
})

test('of a member who has left, what a closed shift held back begins none', async () => {
  await clockIn('the-morning', 0)
  await refused('the-evening', 10)
  worker.goTo(17)
  await anAutoCloser(table, worker).runDue({ findWorker: async () => undefined })
  expect(await worker.deps.findShift(worker.accountId, 'the-evening')).toBeUndefined()
})
