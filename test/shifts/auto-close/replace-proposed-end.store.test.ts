import { beforeEach, describe, expect, test } from 'vitest'
import { AuditItem } from '../../../functions/shared/ledger/audit.ts'
import { listItems } from '../../../functions/shared/table/query-pages.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import type { Shift } from '../../../functions/shifts/store/shift-items.ts'
import { aStaffMember } from '../staff.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { at, eight, hours, pingsFrom, type Worker } from '../world.ts'
import { aForgottenShift, anAutoCloser } from './auto-closer.ts'

let table: Table
let worker: Worker
let autoCloser: ReturnType<typeof anAutoCloser>

beforeEachWithWorker((given, onTable) => {
  worker = given
  table = onTable
  autoCloser = anAutoCloser(table, worker)
})

const trail = () => listItems(table, AuditItem, worker.accountId)

describe('the worker’s own clock-out', () => {
  let shiftId: string
  beforeEach(async () => {
    shiftId = await aForgottenShift(worker)
    worker.goTo(16)
    await autoCloser.runDue()
  })

  test.each([
    ['by its id', () => ({ shiftId, at: at(9) })],
    ['by the time alone', () => ({ at: at(9) })],
  ])('replaces the proposal, naming the shift %s, and a repetition changes nothing', async (_how, body) => {
    const replaced = await worker.clockOut({ ...body(), position: { lat: 48.2, lon: 11.5 } })
    expect(replaced).toMatchObject({ status: 200, body: { closedBy: 'worker', endedAt: at(9) } })
    const shift = await worker.shift(shiftId)
    expect(shift).toMatchObject({
      endPosition: { lat: 48.2 },
      edits: [{ by: worker.principal.memberId, changes: { endedAt: { from: at(4), to: at(9) } } }],
    })
    expect(shift.endProposal).toBeUndefined()
    expect(await worker.clockOut(body())).toMatchObject({ body: { endedAt: at(9), version: shift.version } })
    expect((await trail()).map(({ action, by }) => [action, by])).toEqual([
      ['shift.closed', 'auto'],
      ['shift.corrected', worker.principal.memberId],
    ])
  })

  test('without a time or a shift replaces it too', async () => {
    worker.goTo(17)
    expect(await worker.clockOut()).toMatchObject({ body: { shiftId, closedBy: 'worker', endedAt: at(17) } })
    await expect(worker.clockOut()).rejects.toMatchObject({ code: 'not_clocked_in' })
  })

  test('before the proposed end erases the positions outside', async () => {
    await worker.clockOut({ at: at(2) })
    expect((await worker.track(shiftId)).points.at(-1)?.at).toBe(at(2))
  })

  test('lets the phone upload what lies inside now', async () => {
    expect(await worker.send(pingsFrom(eight + hours(5), 10))).toMatchObject({ accepted: 0, outsideShift: 10 })
    await worker.clockOut({ shiftId, at: at(9) })
    expect(await worker.send(pingsFrom(eight + hours(5), 10))).toMatchObject({ accepted: 10, tracking: 'off' })
  })

  test('leaves the hours of an approved shift', async () => {
    const staff = aStaffMember(table, worker)
    await staff.approve(shiftId)
    const approved = { status: 'approved', closedBy: 'auto', endedAt: at(4), trackedTo: at(9) }
    expect(await worker.clockOut({ shiftId, at: at(9) })).toMatchObject({ status: 200, body: approved })
    expect(await worker.clockOut({ at: at(9) })).toMatchObject({ status: 200, body: approved })
  })

  test('never overlaps another shift: it ends where that begins', async () => {
    worker.goTo(24)
    await worker.clockIn({ shiftId: 'the-next-morning' })
    worker.goTo(26)
    for (let n = 0; n < 2; n += 1)
      expect(await worker.clockOut({ shiftId, at: at(25) })).toMatchObject({ status: 200, body: { endedAt: at(24) } })
    expect(await worker.shift('the-next-morning')).toMatchObject({ status: 'open' })
    expect(await worker.clockOut()).toMatchObject({ body: { shiftId: 'the-next-morning' } })
  })

  test('of days later needs the time of this shift', async () => {
    worker.goTo(60)
    await expect(worker.clockOut()).rejects.toMatchObject({ code: 'not_clocked_in' })
    await expect(worker.clockOut({ shiftId })).rejects.toMatchObject({ code: 'invalid' })
    expect(await worker.clockOut({ at: at(9) })).toMatchObject({ body: { shiftId, endedAt: at(9) } })
  })
})

describe('the next morning’s clock-in', () => {
  test('changes nothing in yesterday’s shift, open or closed', async () => {
    const shiftId = await aForgottenShift(worker)
    worker.goTo(15)
    await expect(worker.clockIn()).rejects.toMatchObject({ code: 'already_clocked_in' })
    expect(await worker.shift(shiftId)).toMatchObject({ status: 'open' })
    worker.goTo(24)
    await autoCloser.runDue()
    const before = await worker.shift(shiftId)
    expect(await worker.clockIn()).toMatchObject({ status: 201, body: { startedAt: at(24) } })
    expect(await worker.shift(shiftId)).toEqual(before)
  })
})

test('staff replace a proposed end like any other', async () => {
  const shiftId = await aForgottenShift(worker)
  worker.goTo(16)
  await autoCloser.runDue()
  const staff = aStaffMember(table, worker)
  const corrected: Shift = await staff.correct(shiftId, { endedAt: at(8) })
  expect(corrected).toMatchObject({ closedBy: 'staff', endedAt: at(8), status: 'closed' })
  expect((await worker.shift(shiftId)).endProposal).toBeUndefined()
  expect(await worker.clockOut({ shiftId, at: at(9) })).toMatchObject({ body: { endedAt: at(8) } })
})
