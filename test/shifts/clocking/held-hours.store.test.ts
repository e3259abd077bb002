import { expect, test } from 'vitest'
import { AppError } from '../../../functions/shared/errors.ts'
import { breaksOf } from '../staff.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { at, eight, hours, phoneOf, pingsFrom, type Worker } from '../world.ts'

let worker: Worker

beforeEachWithWorker((given) => {
  worker = given
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
