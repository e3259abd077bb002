import { describe, expect, test } from 'vitest'
import type { ItemType } from '../../../functions/shared/keys.ts'
import { AuditItem } from '../../../functions/shared/ledger/audit.ts'
import { listItems } from '../../../functions/shared/table/query-pages.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { rowsOf } from '../rows.ts'
import { aStaffMember, type StaffMember } from '../staff.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { at, eight, hours, instant, minutes, pingsFrom, type Worker } from '../world.ts'
import { aClosedShift } from './closed-shift.ts'

let table: Table
let worker: Worker
let staff: StaffMember

beforeEachWithWorker((given, onTable) => {
  worker = given
  table = onTable
  staff = aStaffMember(table, worker)
  worker.clock.now = eight + hours(12)
})

const rows = (...types: ItemType[]) => rowsOf(table, worker.accountId, ...types)
const trail = () => listItems(table, AuditItem, worker.accountId)

describe('a correction', () => {
  test('records who, when, why, old and new values, in the shift and in the audit trail', async () => {
    const { shiftId } = await aClosedShift(worker)
    await staff.correct(shiftId, { startedAt: at(1), note: 'was late' })
    const changes = { startedAt: { from: at(0), to: at(1) }, note: { from: null, to: 'was late' } }
    expect(await worker.shift(shiftId)).toMatchObject({
      startedAt: at(1),
      note: 'was late',
      edits: [{ at: at(12), by: staff.caller.memberId, reason: 'wrong', changes }],
    })
    const by = staff.caller.memberId
    const details = { memberId: worker.principal.memberId, changes: { startedAt: changes.startedAt, note: 'changed' } }
    expect(await trail()).toMatchObject([{ at: at(12), by, action: 'shift.corrected', subject: shiftId }])
    expect((await trail())[0]?.details).toEqual(details) // without free text
    const entries = await rows('shiftByTime')
    expect(entries).toMatchObject([{ startedAt: at(1), shiftId }])
  })

  test('removes a note', async () => {
    const { shiftId } = await aClosedShift(worker)
    await staff.correct(shiftId, { note: 'at the wrong house' })
    expect(await staff.correct(shiftId, { note: null })).toMatchObject({
      edits: [{}, { changes: { note: { from: 'at the wrong house', to: null } } }],
    })
    expect(await worker.shift(shiftId)).not.toHaveProperty('note')
  })

  /** The first and last time of positions in any row. */
  async function spanOfRows() {
    const segments = await rows('segment')
    const of = (name: string) => segments.map((row) => Number(row[name]))
    return { first: Math.min(...of('firstAt')), last: Math.max(...of('lastAt')) }
  }

  test('that shortens the shift erases the positions now outside, from the rows too', async () => {
    const { shiftId } = await aClosedShift(worker)
    await staff.correct(shiftId, { startedAt: at(2), endedAt: at(3) })
    const { points } = await worker.track(shiftId)
    expect([points[0]?.at, points.at(-1)?.at]).toEqual([instant(eight + minutes(119)), instant(eight + minutes(180))])
    expect(await spanOfRows()).toEqual({ first: eight + minutes(119), last: eight + minutes(180) })
    await staff.correct(shiftId, { startedAt: at(0), endedAt: at(8) })
    expect((await worker.track(shiftId)).points).toHaveLength(points.length)
  })

  test('that crashed before it erased does so when it is repeated', async () => {
    const { shiftId } = await aClosedShift(worker)
    const eraseSegmentsOutside = async () => Promise.reject(new Error('crashed'))
    await expect(staff.correct(shiftId, { endedAt: at(3) }, { eraseSegmentsOutside })).rejects.toThrow('crashed')
    expect(await spanOfRows()).toMatchObject({ last: expect.toSatisfy((last) => last > eight + minutes(181)) })
    await staff.correct(shiftId, { endedAt: at(3) })
    expect(await spanOfRows()).toMatchObject({ last: eight + minutes(180) })
    expect((await worker.shift(shiftId)).edits).toHaveLength(1)
  })

  test('cuts the breaks to the new times, or replaces them', async () => {
    const shift = await staff.enter({
      startedAt: at(0),
      endedAt: at(8),
      breaks: [
        { startedAt: at(1), endedAt: at(2) },
        { startedAt: at(6), endedAt: at(7) },
      ],
    })
    const shorter = await staff.correct(shift.shiftId, { endedAt: at(6.5) })
    expect(shorter.breaks.at(-1)).toEqual({ startedAt: at(6), endedAt: at(6.5) })
    const other = await staff.correct(shift.shiftId, { breaks: [{ startedAt: at(3), endedAt: at(4), paid: true }] })
    expect(other.breaks).toEqual([{ startedAt: at(3), endedAt: at(4), paid: true }])
    const faulty = staff.correct(shift.shiftId, { breaks: [{ startedAt: at(6), endedAt: at(7) }] })
    await expect(faulty).rejects.toMatchObject({
      code: 'invalid',
      extra: { errors: [{ path: ['breaks', '0'], message: 'lies outside of the shift' }] },
    })
  })

  test('may not make it overlap another', async () => {
    const { shiftId } = await aClosedShift(worker, 4)
    await staff.enter({ startedAt: at(5), endedAt: at(6) })
    await expect(staff.correct(shiftId, { endedAt: at(5.5) })).rejects.toMatchObject({ code: 'overlap' })
    expect(await staff.correct(shiftId, { endedAt: at(5) })).toMatchObject({ endedAt: at(5) })
  })

  test('with an end closes an open shift, and its gate', async () => {
    const { shiftId } = await worker.startShift({ at: at(0) })
    await worker.send(pingsFrom(eight, 60, minutes(1)))
    expect(await staff.correct(shiftId, { endedAt: at(0.5) })).toMatchObject({ status: 'closed', closedBy: 'staff' })
    expect(await rows('openShift')).toEqual([])
    expect((await worker.track(shiftId)).points).toHaveLength(31)
    expect(await worker.send(pingsFrom(eight + hours(1), 5))).toMatchObject({ outsideShift: 5, tracking: 'off' })
  })

  test('of the start of an open shift moves its gate later, never before the clock-in', async () => {
    const { shiftId } = await worker.startShift({ at: at(4) })
    await staff.correct(shiftId, { startedAt: at(5) })
    expect(await worker.send(pingsFrom(eight + hours(4), 5))).toMatchObject({ outsideShift: 5 })
    await staff.correct(shiftId, { startedAt: at(2) })
    expect(await worker.send(pingsFrom(eight + hours(3), 5))).toMatchObject({ outsideShift: 5 })
    expect(await worker.send(pingsFrom(eight + hours(4), 5))).toMatchObject({ accepted: 5, tracking: 'on' })
    expect(await worker.clockOut({ at: at(5) })).toMatchObject({ status: 200, body: { startedAt: at(2) } })
  })

  test('that changes nothing leaves no edit and no audit entry', async () => {
    const { shiftId, version } = await aClosedShift(worker)
    await staff.correct(shiftId, { endedAt: at(8) })
    expect(await worker.shift(shiftId)).toMatchObject({ version, edits: [] })
    expect(await trail()).toEqual([])
  })

  test('two at once are both applied', async () => {
    const { shiftId } = await aClosedShift(worker)
    await Promise.all([staff.correct(shiftId, { endedAt: at(7) }), staff.correct(shiftId, { note: 'rain' })])
    expect(await worker.shift(shiftId)).toMatchObject({ endedAt: at(7), note: 'rain', edits: [{}, {}] })
  })
})

describe('an approved shift', () => {
  test('refuses corrections and deletion until it is reopened', async () => {
    const { shiftId } = await aClosedShift(worker)
    await staff.approve(shiftId)
    expect(await staff.approve(shiftId)).toMatchObject({ status: 'approved' })
    await expect(staff.correct(shiftId, { note: 'x' })).rejects.toMatchObject({ code: 'approved' })
    await expect(staff.remove(shiftId)).rejects.toMatchObject({ code: 'approved' })
    expect((await worker.track(shiftId)).points).toHaveLength(480)
    await staff.reopen(shiftId)
    expect(await staff.correct(shiftId, { note: 'x' })).toMatchObject({ note: 'x', status: 'closed' })
    expect((await trail()).map(({ action }) => action)).toEqual(['shift.approved', 'shift.reopened', 'shift.corrected'])
  })

  test('is never an open one', async () => {
    const { shiftId } = await worker.startShift({ at: at(0) })
    await expect(staff.approve(shiftId)).rejects.toMatchObject({ code: 'wrong_state' })
    await expect(staff.approve('nowhere-1')).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a wrong shift', () => {
  test('is deleted with its positions; only the audit entry stays', async () => {
    const { shiftId } = await aClosedShift(worker)
    await staff.remove(shiftId)
    expect(await rows('shift', 'shiftByTime', 'segment', 'openShift')).toEqual([])
    await expect(staff.remove(shiftId)).rejects.toMatchObject({ code: 'not_found' })
    expect(await trail()).toMatchObject([
      { action: 'shift.removed', details: { reason: 'a mistake', startedAt: at(0) } },
    ])
    expect(await worker.send(pingsFrom(eight, 5))).toMatchObject({ outsideShift: 5 })
  })

  test('that is open is deleted too, and the worker may clock in again', async () => {
    const { shiftId } = await worker.startShift({ at: at(0) })
    await worker.send(pingsFrom(eight, 5))
    await staff.remove(shiftId)
    expect(await rows('shift', 'shiftByTime', 'segment', 'openShift')).toEqual([])
    expect(await worker.clockIn()).toMatchObject({ status: 201 })
  })

  test('whose deletion crashed half-way leaves nothing once it is repeated', async () => {
    const { shiftId } = await aClosedShift(worker)
    const crashing = aStaffMember(table, worker)
    crashing.deps.eraseSegments = async () => Promise.reject(new Error('crashed'))
    await expect(crashing.remove(shiftId)).rejects.toThrow('crashed')
    expect(await rows('segment')).not.toEqual([])
    await expect(staff.remove(shiftId)).rejects.toMatchObject({ code: 'not_found' })
    expect(await rows('segment')).toEqual([])
  })
})
