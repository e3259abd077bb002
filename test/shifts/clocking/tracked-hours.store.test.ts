import { beforeEach, describe, expect, test } from 'vitest'
import type { Table } from '../../../functions/shared/table/table.ts'
import { aForgottenShift, anAutoCloser } from '../auto-close/auto-closer.ts'
import { aStaffMember, breaksOf, type StaffMember } from '../staff.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { at, eight, hours, minutes, phoneOf, pingsFrom, type Worker } from '../world.ts'

let table: Table
let worker: Worker
let staff: StaffMember

beforeEachWithWorker((given, onTable) => {
  worker = given
  table = onTable
  staff = aStaffMember(table, worker)
  worker.goTo(10)
})

/** Ten positions, ten seconds apart. */
const positionsAt = (hour: number) => pingsFrom(eight + hours(hour), 10)
const storedAt = async (hour: number, shiftId?: string) =>
  (await worker.send(positionsAt(hour), shiftId)).accepted === 10

describe('hours that the office enters or adds', () => {
  test('take no position, live or late, whatever the office does with them', async () => {
    const { shiftId } = await staff.enter({ startedAt: at(8), endedAt: at(10) })
    for (let minute = 0; minute < 60; minute += 10) {
      worker.clock.now = eight + hours(10) + minutes(minute)
      await staff.correct(shiftId, { endedAt: at(10 + minute / 60) }).catch(() => undefined)
      expect(await worker.send(pingsFrom(worker.clock.now, 2))).toMatchObject({
        accepted: 0,
        outsideShift: 2,
        tracking: 'off',
      })
    }
    expect(await worker.deps.listOpenShifts(worker.accountId)).toEqual([])
    expect((await worker.track(shiftId)).points).toEqual([])
  })

  test('never end in the future', async () => {
    await expect(staff.enter({ startedAt: at(8), endedAt: at(10.02) })).rejects.toMatchObject({ code: 'invalid' })
    const { shiftId } = await staff.enter({ startedAt: at(8), endedAt: at(9) })
    await expect(staff.correct(shiftId, { endedAt: at(10.02) })).rejects.toMatchObject({ code: 'invalid' })
  })

  test('do not widen what the worker clocked, at its start or its end', async () => {
    const { shiftId } = await worker.startShift({ at: at(2) })
    await worker.clockOut({ at: at(4) })
    expect(await staff.correct(shiftId, { startedAt: at(1), endedAt: at(6) })).toMatchObject({
      trackedFrom: at(2),
      trackedTo: at(4),
    })
    expect([await storedAt(1.5), await storedAt(3), await storedAt(5)]).toEqual([false, true, false])
  })

  test('of an open shift which they end, open nothing later', async () => {
    const { shiftId } = await worker.startShift({ at: at(2) })
    await staff.correct(shiftId, { endedAt: at(4) })
    await staff.correct(shiftId, { endedAt: at(6) })
    expect(await worker.shift(shiftId)).toMatchObject({
      tracked: [{ startedAt: at(2), endedAt: at(4), proposed: true }],
    })
    expect([await storedAt(3), await storedAt(5)]).toEqual([true, false])
  })

  test('that are taken away and given back, take what the worker clocked, and no more', async () => {
    const { shiftId } = await worker.startShift({ at: at(2) })
    await worker.clockOut({ at: at(4) })
    await staff.correct(shiftId, { startedAt: at(7), endedAt: at(8) })
    expect([await storedAt(3), await storedAt(7.5)]).toEqual([false, false])
    await staff.correct(shiftId, { startedAt: at(0), endedAt: at(8) })
    expect([await storedAt(1), await storedAt(3), await storedAt(7.5)]).toEqual([false, true, false])
  })

  test('after an automatic close open nothing; only the worker’s own clock-out does', async () => {
    const autoCloser = anAutoCloser(table, worker)
    worker.goTo(0)
    const shiftId = await aForgottenShift(worker)
    worker.goTo(16)
    await autoCloser.runDue()
    await staff.correct(shiftId, { endedAt: at(9) })
    expect(await storedAt(8)).toBe(false)
    expect(await worker.clockOut({ shiftId, at: at(9) })).toMatchObject({
      status: 200,
      body: { endedAt: at(9), trackedTo: at(9) },
    })
    expect(await storedAt(8)).toBe(true)
  })

  test('that end before the worker’s own clock-out stay; what is tracked ends with them', async () => {
    const { shiftId } = await worker.startShift({ at: at(2) })
    await staff.correct(shiftId, { endedAt: at(4) })
    expect(await worker.clockOut({ shiftId, at: at(8) })).toMatchObject({ body: { endedAt: at(4), trackedTo: at(8) } })
    expect([await storedAt(3), await storedAt(5)]).toEqual([true, false])
  })

  test('that end after the worker’s own clock-out lose the positions after it', async () => {
    const { shiftId } = await worker.startShift({ at: at(2) })
    await worker.send(positionsAt(3))
    await staff.correct(shiftId, { endedAt: at(4) })
    await worker.clockOut({ shiftId, at: at(2.5) })
    expect((await worker.track(shiftId)).points).toEqual([])
  })

  test('show where they come from', async () => {
    const entered = await staff.enter({ startedAt: at(0), endedAt: at(1) })
    expect(entered).toMatchObject({ source: 'staff', recordedAt: at(10) })
    expect(await worker.startShift({ at: at(2) })).toMatchObject({
      source: 'worker',
      recordedAt: at(10),
      trackedFrom: at(2),
    })
  })
})

describe('a clock-in inside a shift that the office entered', () => {
  let shiftId: string
  beforeEach(async () => {
    shiftId = (await staff.enter({ startedAt: at(2), endedAt: at(6) })).shiftId
  })

  test('joins it, and a repetition changes nothing', async () => {
    const joined = { status: 200, body: { shiftId, trackedFrom: at(3), trackedTo: at(6), endedAt: at(6) } }
    expect(await worker.clockIn({ at: at(3), shiftId: 'of-the-phone' })).toMatchObject(joined)
    expect(await worker.clockIn({ at: at(3), shiftId: 'of-the-phone' })).toMatchObject(joined)
    expect(await worker.deps.listOpenShifts(worker.accountId)).toEqual([])
    expect([await storedAt(2.5), await storedAt(4, 'of-the-phone'), await storedAt(5)]).toEqual([false, true, true])
  })

  test('lets what lies after the hours wait, and stores the rest first', async () => {
    await worker.clockIn({ at: at(3), shiftId: 'of-the-phone' })
    await expect(worker.send([...positionsAt(5), ...positionsAt(7)], 'of-the-phone')).rejects.toMatchObject({
      code: 'not_yet',
    })
    expect(await worker.send(positionsAt(5), 'of-the-phone')).toMatchObject({
      accepted: 0,
      duplicates: 10,
      tracking: 'on',
    })
    expect(await worker.clockOut({ shiftId: 'of-the-phone', at: at(8) })).toMatchObject({
      status: 200,
      body: { shiftId, endedAt: at(8), trackedTo: at(8), closedBy: 'worker' },
    })
    expect(await worker.shift(shiftId)).toMatchObject({
      edits: [{}, { by: worker.principal.memberId, changes: { endedAt: { from: at(6), to: at(8) } } }],
    })
    expect(await worker.send(positionsAt(7), 'of-the-phone')).toMatchObject({ accepted: 10, tracking: 'off' })
    expect(await worker.clockOut({ shiftId: 'of-the-phone', at: at(8) })).toMatchObject({ body: { endedAt: at(8) } })
  })

  test('waits no longer than a day, nor than a shift may take', async () => {
    await worker.clockIn({ at: at(3), shiftId: 'of-the-phone' })
    worker.goTo(3 + 16)
    expect(await worker.send(positionsAt(7), 'of-the-phone')).toMatchObject({ outsideShift: 10, tracking: 'off' })
  })

  test('waits no longer than until the next clock-in', async () => {
    await worker.clockIn({ at: at(3), shiftId: 'of-the-phone' })
    expect(await worker.clockIn({ at: at(9) })).toMatchObject({ status: 201 })
    expect(await worker.send(positionsAt(7), 'of-the-phone')).toMatchObject({ outsideShift: 10, tracking: 'on' })
  })

  test('an end that the office moves afterwards opens nothing', async () => {
    await worker.clockIn({ at: at(3), shiftId: 'of-the-phone' })
    await staff.correct(shiftId, { endedAt: at(9) })
    await expect(worker.send(positionsAt(7), 'of-the-phone')).rejects.toMatchObject({ code: 'not_yet' })
    expect(await storedAt(7)).toBe(false)
    await worker.clockOut({ shiftId: 'of-the-phone', at: at(8) })
    expect([await storedAt(7), await storedAt(8.5)]).toEqual([true, false])
    expect(await worker.shift(shiftId)).toMatchObject({ endedAt: at(9) })
  })

  test('clocked out earlier keeps the hours, and joined again both times', async () => {
    await worker.clockIn({ at: at(2.5), shiftId: 'first-of-phone' })
    await worker.clockOut({ at: at(3) })
    await worker.clockIn({ at: at(4), shiftId: 'second-of-phone' })
    await worker.clockOut({ at: at(5) })
    expect(await worker.clockIn({ at: at(2.5), shiftId: 'first-of-phone' })).toMatchObject({
      body: { startedAt: at(2), endedAt: at(6), trackedFrom: at(2.5), trackedTo: at(5) },
    })
    const stored = [
      await storedAt(2.2),
      await storedAt(2.7),
      await storedAt(3.5),
      await storedAt(4.5),
      await storedAt(5.5),
    ]
    expect(stored).toEqual([false, true, false, true, false])
  })

  test('clocked out up to the next shift only', async () => {
    await worker.clockIn({ at: at(3), shiftId: 'of-the-phone' })
    await staff.enter({ startedAt: at(7), endedAt: at(7.5) })
    expect(await worker.clockOut({ shiftId: 'of-the-phone', at: at(8) })).toMatchObject({ body: { endedAt: at(7) } })
  })

  test('leaves the hours of an approved shift', async () => {
    await staff.approve(shiftId)
    await worker.clockIn({ at: at(3), shiftId: 'of-the-phone' })
    expect(await worker.clockOut({ shiftId: 'of-the-phone', at: at(8) })).toMatchObject({
      status: 200,
      body: { status: 'approved', endedAt: at(6), trackedTo: at(8) },
    })
    expect([await storedAt(5), await storedAt(7)]).toEqual([true, false])
  })

  test('is known by the phone’s id, which nobody else can use', async () => {
    await worker.clockIn({ at: at(3), shiftId: 'of-the-phone' })
    const other = { ...worker.principal, memberId: 'somebody-else' }
    const theirs = phoneOf(other, worker.deps)
    await expect(theirs.clockIn({ shiftId: 'of-the-phone' })).rejects.toMatchObject({ code: 'shift_id_taken' })
    await expect(theirs.clockOut({ shiftId: 'of-the-phone' })).rejects.toMatchObject({ code: 'not_clocked_in' })
    expect((await worker.track('of-the-phone')).points).toEqual([])
  })

  test('twice, keeps both times in whatever order the clock-outs come', async () => {
    await worker.clockIn({ at: at(3), shiftId: 'first-of-phone' })
    await worker.clockIn({ at: at(5), shiftId: 'second-of-phone' })
    await worker.clockOut({ at: at(4), shiftId: 'first-of-phone' })
    await worker.clockOut({ at: at(7), shiftId: 'second-of-phone' })
    expect(await worker.shift(shiftId)).toMatchObject({
      endedAt: at(7),
      tracked: [
        { startedAt: at(3), endedAt: at(4) },
        { startedAt: at(5), endedAt: at(7) },
      ],
    })
    expect([await storedAt(3.5), await storedAt(4.5), await storedAt(6.5)]).toEqual([true, false, true])
  })

  test('again within a time that was clocked out, lasts to its own clock-out', async () => {
    await worker.clockIn({ at: at(3), shiftId: 'first-of-phone' })
    await worker.clockOut({ at: at(5), shiftId: 'first-of-phone' })
    await worker.clockIn({ at: at(4), shiftId: 'second-of-phone' })
    await worker.clockOut({ at: at(7), shiftId: 'second-of-phone' })
    expect([await storedAt(4.5), await storedAt(6.5), await storedAt(7.5)]).toEqual([true, true, false])
  })

  test('with breaks after the hours, which the clock-out adds to them', async () => {
    const pause = breaksOf(worker)
    await worker.clockIn({ at: at(3), shiftId: 'of-the-phone' })
    await pause.start({ at: at(5.5) })
    expect(await worker.shift(shiftId)).toMatchObject({ breaks: [{ startedAt: at(5.5), endedAt: at(6) }] })
    await pause.end({ at: at(6.5) })
    await pause.start({ at: at(7) })
    await pause.end({ at: at(7.2) })
    await pause.start({ at: at(7.8) })
    expect(await worker.clockOut({ at: at(8) })).toMatchObject({
      body: {
        endedAt: at(8),
        breaks: [
          { startedAt: at(5.5), endedAt: at(6.5) },
          { startedAt: at(7), endedAt: at(7.2) },
          { startedAt: at(7.8), endedAt: at(8) },
        ],
      },
    })
  })

  test('of two days can be clocked out: the hours end after 48', async () => {
    worker.goTo(54)
    await staff.enter({ startedAt: at(6), endedAt: at(54) })
    await worker.clockIn({ at: at(53), shiftId: 'of-the-phone' })
    worker.goTo(56)
    expect(await worker.clockOut({ at: at(55) })).toMatchObject({
      status: 200,
      body: { endedAt: at(54), trackedTo: at(55) },
    })
    expect((await worker.deps.findMemberLock(worker.accountId, worker.principal.memberId)).joined).toBeUndefined()
  })

  test('late, while a later shift is open, and clocked out twice, ends that one only', async () => {
    await staff.enter({ startedAt: at(7), endedAt: at(7.5) })
    const { shiftId: open } = await worker.startShift({ at: at(8) })
    await worker.clockIn({ at: at(3) })
    for (let n = 0; n < 2; n += 1)
      expect(await worker.clockOut({ at: at(9) })).toMatchObject({
        status: 200,
        body: { shiftId: open, endedAt: at(9) },
      })
    expect(await worker.shift(shiftId)).toMatchObject({ endedAt: at(6) })
  })

  test('ends with a later clock-in also when that one is before another shift', async () => {
    await staff.enter({ startedAt: at(9), endedAt: at(9.5) })
    await worker.clockIn({ at: at(3), shiftId: 'of-the-phone' })
    expect(await worker.clockIn({ at: at(8) })).toMatchObject({ status: 201 })
    expect(await worker.send(positionsAt(7), 'of-the-phone')).toMatchObject({ outsideShift: 10, tracking: 'off' })
  })

  test('by however many clock-ins can be removed', async () => {
    for (let n = 0; n < 120; n += 1) await worker.clockIn({ at: at(3), shiftId: `clock-in-${n}` })
    await staff.remove(shiftId)
    expect(await worker.deps.findAlias(worker.accountId, 'clock-in-119')).toBeUndefined()
  })

  test('of a removed shift waits for nothing', async () => {
    await worker.clockIn({ at: at(3), shiftId: 'of-the-phone' })
    await staff.remove(shiftId)
    for (const id of ['of-the-phone', shiftId])
      expect(await worker.send(positionsAt(5), id)).toMatchObject({ outsideShift: 10, tracking: 'off' })
  })
})

test('a clock-in in hours that the office added to a worked shift joins it too', async () => {
  const { shiftId } = await worker.startShift({ at: at(0) })
  await worker.clockOut({ at: at(2) })
  await staff.correct(shiftId, { endedAt: at(8) })
  expect(await worker.clockIn({ at: at(4), shiftId: 'of-the-phone' })).toMatchObject({ status: 200, body: { shiftId } })
  expect([await storedAt(1), await storedAt(3), await storedAt(5)]).toEqual([true, false, true])
  await expect(worker.clockIn({ at: at(1) })).rejects.toMatchObject({ code: 'overlap' })
})

describe('a clock-in before a later shift', () => {
  test.each([
    ['that is open', async () => void (await worker.clockIn({ at: at(6) }))],
    [
      'that has ended',
      async () => {
        await worker.clockIn({ at: at(6) })
        await worker.clockOut({ at: at(7) })
      },
    ],
    ['that the office entered', async () => void (await staff.enter({ startedAt: at(6), endedAt: at(7) }))],
  ])('%s makes a closed one up to it, and the worker’s clock-out tells its end', async (_which, later) => {
    await later()
    expect(await worker.clockIn({ at: at(2), shiftId: 'the-morning' })).toMatchObject({
      status: 201,
      body: { status: 'closed', endedAt: at(6), closedBy: 'auto', endProposal: { evidence: 'next_shift' } },
    })
    expect(await storedAt(5, 'the-morning')).toBe(true)
    expect(await worker.clockOut({ at: at(4) })).toMatchObject({
      body: { shiftId: 'the-morning', endedAt: at(4), closedBy: 'worker' },
    })
    expect((await worker.track('the-morning')).points).toEqual([])
    expect(await storedAt(3, 'the-morning')).toBe(true)
  })

  test('can be clocked out of after that one has begun: it ends there', async () => {
    await staff.enter({ startedAt: at(6), endedAt: at(7) })
    await worker.clockIn({ at: at(2), shiftId: 'the-morning' })
    expect(await worker.clockOut({ at: at(6.5) })).toMatchObject({
      status: 200,
      body: { shiftId: 'the-morning', endedAt: at(6) },
    })
    await worker.clockIn({ at: at(1), shiftId: 'still-earlier' })
    expect(await worker.clockOut({ shiftId: 'still-earlier', at: at(9) })).toMatchObject({
      status: 200,
      body: { endedAt: at(2) },
    })
  })

  test('is no longer than a shift may be', async () => {
    worker.goTo(40)
    await worker.clockIn({ at: at(30) })
    expect(await worker.clockIn({ at: at(2) })).toMatchObject({ body: { endedAt: at(18) } })
  })
})

describe('an id that names no shift', () => {
  test('refused for good lets time decide', async () => {
    await worker.clockIn({ at: at(2) })
    await expect(worker.clockIn({ at: at(3), shiftId: 'refused-id' })).rejects.toMatchObject({
      code: 'already_clocked_in',
    })
    expect(await worker.send([...positionsAt(1), ...positionsAt(4)], 'refused-id')).toMatchObject({
      accepted: 10,
      outsideShift: 10,
    })
  })

  test('unknown: what a closed shift takes is stored, the rest waits for a day', async () => {
    await worker.clockIn({ at: at(2) })
    await worker.clockOut({ at: at(4) })
    await worker.clockIn({ at: at(6) })
    const all = [...positionsAt(3), ...positionsAt(5), ...positionsAt(7)]
    await expect(worker.send(all, 'unknown-id')).rejects.toMatchObject({ code: 'not_yet' })
    expect(await worker.send(positionsAt(3))).toMatchObject({ duplicates: 10 })
    expect(await worker.send(positionsAt(7))).toMatchObject({ accepted: 10 })
    worker.goTo(7 + 24.1)
    expect(await worker.send(all, 'unknown-id')).toMatchObject({ duplicates: 20, outsideShift: 10 })
  })

  test('unknown: a point waits until it is exactly a day old', async () => {
    const point = positionsAt(7).slice(0, 1)
    worker.clock.now = eight + hours(7 + 24) - 1
    await expect(worker.send(point, 'unknown-id')).rejects.toMatchObject({ code: 'not_yet' })
    worker.clock.now += 1
    expect(await worker.send(point, 'unknown-id')).toMatchObject({ outsideShift: 1 })
  })

  test('unknown: what a closed shift takes counts its tolerance, what the open one would take does not', async () => {
    await worker.clockIn({ at: at(2) })
    await worker.clockOut({ at: at(4) })
    await worker.clockIn({ at: at(6) })
    const inTolerance = pingsFrom(eight + hours(4) + minutes(0.5), 1)
    expect(await worker.send(inTolerance, 'unknown-id')).toMatchObject({ accepted: 1 })
    const before = pingsFrom(eight + hours(6) - minutes(0.5), 1)
    await expect(worker.send(before, 'unknown-id')).rejects.toMatchObject({ code: 'not_yet' })
  })

  test('unknown: of points of all ages, those that wait are not counted until they are judged', async () => {
    await worker.clockIn({ at: at(2) })
    await worker.clockOut({ at: at(4) })
    worker.goTo(27)
    const [old, inside, young] = [positionsAt(1), positionsAt(3), positionsAt(20)]
    for (let n = 0; n < 2; n += 1)
      await expect(worker.send([...old, ...inside, ...young], 'unknown-id')).rejects.toMatchObject({ code: 'not_yet' })
    expect(await worker.send(inside)).toMatchObject({ accepted: 0, duplicates: 10 })
    worker.goTo(20 + 24.1)
    expect(await worker.send([...old, ...inside, ...young], 'unknown-id')).toMatchObject({
      accepted: 0,
      duplicates: 10,
      outsideShift: 20,
    })
  })

  test('unknown: what a shift with a proposed end takes is stored', async () => {
    await worker.clockIn({ at: at(6) })
    await worker.clockIn({ at: at(2), shiftId: 'the-morning' })
    expect(await worker.send(positionsAt(3), 'unknown-id')).toMatchObject({ accepted: 10 })
  })

  test('known, of a shift that was shortened: what lies outside waits for nothing', async () => {
    await worker.clockIn({ at: at(2), shiftId: 'the-morning' })
    await worker.clockOut({ at: at(4) })
    await staff.correct('the-morning', { startedAt: at(3.5) })
    expect(await worker.send(positionsAt(3), 'the-morning')).toMatchObject({ outsideShift: 10 })
  })

  test('only 50 refused ones a day are remembered', async () => {
    await worker.clockIn({ at: at(2) })
    for (let n = 0; n < 51; n += 1)
      await expect(worker.clockIn({ shiftId: `refused-${n}` })).rejects.toMatchObject({ code: 'already_clocked_in' })
    const { accountId, principal, deps } = worker
    expect([
      await deps.findRefused(accountId, principal.memberId, 'refused-49'),
      await deps.findRefused(accountId, principal.memberId, 'refused-50'),
    ]).toMatchObject([{ memberId: principal.memberId }, undefined])
    worker.goTo(34)
    await expect(worker.clockIn({ shiftId: 'refused-50' })).rejects.toMatchObject({ code: 'already_clocked_in' })
    expect(await deps.findRefused(accountId, principal.memberId, 'refused-50')).toBeDefined()
  })

  test('refused once, may begin a shift later', async () => {
    await worker.clockIn({ at: at(2) })
    await expect(worker.clockIn({ at: at(9), shiftId: 'again-again' })).rejects.toMatchObject({
      code: 'already_clocked_in',
    })
    await worker.clockOut({ at: at(4) })
    expect(await worker.clockIn({ at: at(9), shiftId: 'again-again' })).toMatchObject({ status: 201 })
    expect(await worker.deps.findRefused(worker.accountId, worker.principal.memberId, 'again-again')).toBeUndefined()
  })
})
