import { beforeEach, describe, expect, test } from 'vitest'
import { AuditItem } from '../../../functions/shared/ledger/audit.ts'
import { listItems } from '../../../functions/shared/table/query-pages.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import type { Shift } from '../../../functions/shifts/store/shift-items.ts'
import { anOffice } from '../office.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { eight, hours, instant, pingsFrom, type Worker } from '../world.ts'
import { aCloser, aForgottenShift } from './closer.ts'

let table: Table
let worker: Worker
let closer: ReturnType<typeof aCloser>

beforeEachWithWorker((given, onTable) => {
  worker = given
  table = onTable
  closer = aCloser(table, worker)
})

const at = (hour: number) => instant(eight + hours(hour))
const goTo = (hour: number) => {
  worker.clock.now = eight + hours(hour)
}

const trail = () => listItems(table, AuditItem, worker.accountId)

describe('the worker’s own clock-out', () => {
  let shiftId: string
  beforeEach(async () => {
    shiftId = await aForgottenShift(worker)
    goTo(16)
    await closer.work()
  })

  test.each([
    ['by the shift', () => ({ shiftId, at: at(9) })],
    ['by the moment alone', () => ({ at: at(9) })],
  ])('replaces the proposal, told %s, and again changes nothing', async (_how, body) => {
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

  test('now, without a word more, replaces it too', async () => {
    goTo(17)
    expect(await worker.clockOut()).toMatchObject({ body: { shiftId, closedBy: 'worker', endedAt: at(17) } })
    await expect(worker.clockOut()).rejects.toMatchObject({ code: 'not_clocked_in' })
  })

  test('before the proposed end erases what is outside then', async () => {
    await worker.clockOut({ at: at(2) })
    expect((await worker.track(shiftId)).points.at(-1)?.at).toBe(at(2))
  })

  test('lets the phone send what lies inside then', async () => {
    expect(await worker.send(pingsFrom(eight + hours(5), 10))).toMatchObject({ accepted: 0, outsideShift: 10 })
    await worker.clockOut({ shiftId, at: at(9) })
    expect(await worker.send(pingsFrom(eight + hours(5), 10))).toMatchObject({ accepted: 10, tracking: 'off' })
  })

  test('comes too late when the shift is approved', async () => {
    const office = anOffice(table, worker)
    await office.approve(shiftId)
    expect(await worker.clockOut({ shiftId, at: at(9) })).toMatchObject({ body: { closedBy: 'auto', endedAt: at(4) } })
    await expect(worker.clockOut({ at: at(9) })).rejects.toMatchObject({ code: 'not_clocked_in' })
  })

  test('grows into no other shift, nor over 48 hours', async () => {
    goTo(24)
    await worker.clockIn({ shiftId: 'the-next-morning' })
    goTo(26)
    await expect(worker.clockOut({ shiftId })).rejects.toMatchObject({ code: 'overlap' })
    await expect(worker.clockOut({ shiftId, at: at(25) })).rejects.toMatchObject({ code: 'overlap' })
    expect(await worker.clockOut({ at: at(9) })).toMatchObject({ body: { shiftId, endedAt: at(9) } })
    expect(await worker.shift('the-next-morning')).toMatchObject({ status: 'open' })
    expect(await worker.clockOut()).toMatchObject({ body: { shiftId: 'the-next-morning' } })
  })

  test('of days later, without a moment, is no word about this one', async () => {
    goTo(60)
    await expect(worker.clockOut()).rejects.toMatchObject({ code: 'not_clocked_in' })
    await expect(worker.clockOut({ shiftId })).rejects.toMatchObject({ code: 'invalid' })
    expect(await worker.clockOut({ at: at(9) })).toMatchObject({ body: { shiftId, endedAt: at(9) } })
  })
})

describe('the next morning’s clock-in', () => {
  test('neither closes nor stretches yesterday’s shift, closed or not', async () => {
    const shiftId = await aForgottenShift(worker)
    goTo(15)
    await expect(worker.clockIn()).rejects.toMatchObject({ code: 'already_clocked_in' })
    expect(await worker.shift(shiftId)).toMatchObject({ status: 'open' })
    goTo(24)
    await closer.work()
    const before = await worker.shift(shiftId)
    expect(await worker.clockIn()).toMatchObject({ status: 201, body: { startedAt: at(24) } })
    expect(await worker.shift(shiftId)).toEqual(before)
  })
})

test('the office replaces or approves a proposal like any other end', async () => {
  const shiftId = await aForgottenShift(worker)
  goTo(16)
  await closer.work()
  const office = anOffice(table, worker)
  const corrected: Shift = await office.correct(shiftId, { endedAt: at(8) })
  expect(corrected).toMatchObject({ closedBy: 'staff', endedAt: at(8), status: 'closed' })
  expect((await worker.shift(shiftId)).endProposal).toBeUndefined()
  expect(await worker.clockOut({ shiftId, at: at(9) })).toMatchObject({ body: { endedAt: at(8) } })
})
