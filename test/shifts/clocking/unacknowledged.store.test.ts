import { beforeEach, describe, expect, test } from 'vitest'
import { termsOf } from '../../../functions/shared/identity/notice-terms.ts'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { trackFrom } from '../../../functions/shifts/clocking/track-from.ts'
import { aStaffMember } from '../staff.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { at, eight, hours, phoneOf, pingsFrom, type Worker } from '../world.ts'

let worker: Worker
let table: Table
let known: Principal

beforeEachWithWorker((given, onTable) => {
  worker = given
  table = onTable
})

beforeEach(() => {
  worker.goTo(10)
  known = { ...worker.principal, acknowledgedTerms: termsOf(worker.principal.account.settings) }
})

const settings = () => worker.principal.account.settings
const phone = () => phoneOf(known, worker.deps)
/** Changes the settings at an hour, as `PATCH /v1/account` does. */
function change(hour: number, trackDays: number, toleranceSeconds: number) {
  const { account } = worker.principal
  const past = { ...termsOf(settings()), until: at(hour) }
  Object.assign(account, { pastNotices: [...(account.pastNotices ?? []), past] })
  account.settings.retention.trackDays = trackDays
  account.settings.shifts.toleranceSeconds = toleranceSeconds
}

describe('after the notice was widened', () => {
  test.each([
    ['retention', 500, 60],
    ['tolerance', 400, 90],
  ])(
    'by its %s, a clock-in waits for an acknowledgement, and is not remembered as refused',
    async (_what, days, tolerance) => {
      change(8, days, tolerance)
      const clockIn = { at: at(9), shiftId: 'kept-by-phone' }
      await expect(phone().clockIn(clockIn)).rejects.toMatchObject({ code: 'tracking_notice_required' })
      await expect(phone().send(pingsFrom(eight + hours(9), 5), 'kept-by-phone')).rejects.toMatchObject({
        code: 'not_yet',
      })
      known = { ...known, noticeAcknowledgedAt: at(9.5), acknowledgedTerms: termsOf(settings()) }
      expect(await phone().clockIn(clockIn)).toMatchObject({ status: 201, body: { trackedFrom: at(9) } })
      expect(await phone().send(pingsFrom(eight + hours(9), 5), 'kept-by-phone')).toMatchObject({ accepted: 5 })
    },
  )

  test('a clock-in of before is judged by the notice of its time, which also says how long its track is kept', async () => {
    change(8, 500, 900)
    const { body } = await phone().clockIn({ at: at(7) })
    expect(body).toMatchObject({ trackedFrom: at(7), toleranceSeconds: 60, trackDays: 400 })
  })
})

test('a narrower notice needs no new acknowledgement', async () => {
  change(8, 100, 0)
  expect(await phone().clockIn({ at: at(9) })).toMatchObject({
    status: 201,
    body: { trackDays: 100, toleranceSeconds: 0 },
  })
})

describe('where a company does not require the acknowledgement', () => {
  beforeEach(() => {
    settings().shifts.requireNotice = false
    known = {
      ...worker.principal,
      noticeAcknowledgedAt: undefined,
      acknowledgedTerms: undefined,
    } as unknown as Principal
  })

  const acknowledge = (hour: number) =>
    trackFrom(worker.accountId, known.memberId, at(hour), termsOf(settings()), worker.deps)
  const acceptedAt = async (hour: number) => (await phone().send(pingsFrom(eight + hours(hour), 5))).accepted

  test('a clock-in before it counts hours and takes no position', async () => {
    const position = { lat: 48, lon: 11 }
    const { body } = await phone().clockIn({ at: at(9), position })
    expect(body).not.toHaveProperty('startPosition', position)
    expect(body).toMatchObject({ status: 'open', startedAt: at(9), trackedFrom: undefined })
    expect(await acceptedAt(9.5)).toBe(0)
    await phone().clockOut({ at: at(9.9) })
    expect(await acceptedAt(9.5)).toBe(0)
  })

  test('it begins what is tracked of the open shift, and is repeated without harm', async () => {
    const { shiftId } = await phone().startShift({ at: at(9) })
    worker.goTo(10)
    await acknowledge(9.5)
    await acknowledge(9.5)
    worker.goTo(11)
    expect([await acceptedAt(9.2), await acceptedAt(10)]).toEqual([0, 5])
    await phone().clockOut({ at: at(10.5) })
    expect(await worker.shift(shiftId)).toMatchObject({
      startedAt: at(9),
      tracked: [{ startedAt: at(9.5), endedAt: at(10.5) }],
    })
  })

  test('it begins what is tracked of an entered shift that the worker joined', async () => {
    const { shiftId } = await aStaffMember(table, worker).enter({ startedAt: at(4), endedAt: at(10) })
    await phone().clockIn({ at: at(8) })
    expect(await acceptedAt(9)).toBe(0)
    await acknowledge(8.5)
    expect([await acceptedAt(8.2), await acceptedAt(9)]).toEqual([0, 5])
    expect(await worker.shift(shiftId)).toMatchObject({
      tracked: [{ startedAt: at(8.5), endedAt: at(10), proposed: true }],
    })
  })

  test('a clock-out keeps no position, and ends the join with the hours', async () => {
    const position = { lat: 48, lon: 11 }
    const { shiftId } = await phone().startShift({ at: at(9) })
    await phone().clockOut({ at: at(9.5), position })
    expect(await worker.shift(shiftId)).not.toHaveProperty('endPosition')

    const entered = await aStaffMember(table, worker).enter({ startedAt: at(4), endedAt: at(7) })
    await phone().clockIn({ at: at(5), shiftId: 'of-the-phone' })
    expect(await phone().clockOut({ at: at(8), shiftId: 'of-the-phone', position })).toMatchObject({
      body: { shiftId: entered.shiftId, endedAt: at(8), endPosition: undefined },
    })
    expect(await acceptedAt(6)).toBe(0)
    await acknowledge(6)
    expect(await acceptedAt(6.5)).toBe(0)
  })

  test('it opens nothing of an end that the office moved since the clock-in', async () => {
    const staff = aStaffMember(table, worker)
    const { shiftId } = await staff.enter({ startedAt: at(4), endedAt: at(6) })
    await phone().clockIn({ at: at(5) })
    await staff.correct(shiftId, { endedAt: at(9) })
    await acknowledge(8)
    expect(await acceptedAt(8.5)).toBe(0)
    await acknowledge(5.5)
    expect([await acceptedAt(5.7), await acceptedAt(7)]).toEqual([5, 0])
  })
})
