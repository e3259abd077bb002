import { beforeEach, describe, expect, test } from 'vitest'
import { AuditItem } from '../../../functions/shared/audit.ts'
import { partitionsOf } from '../../../functions/shared/keys.ts'
import { readRange } from '../../../functions/shared/pages.ts'
import { listItems } from '../../../functions/shared/query.ts'
import type { Table } from '../../../functions/shared/table.ts'
import type { Shift } from '../../../functions/shifts/items.ts'
import { anOffice, breaksOf, type Office } from '../office.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { eight, hours, instant, minutes, pingsFrom, type Worker } from '../world.ts'

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

/** A closed shift from eight, with a position each minute. */
async function aShift(length = 8): Promise<Shift> {
  const { shiftId } = await worker.startShift({ at: at(0) })
  await worker.send(pingsFrom(eight, length * 60, minutes(1)))
  await worker.clockOut({ at: at(length) })
  return worker.shift(shiftId)
}

async function rows(...types: string[]) {
  const kinds = partitionsOf(worker.accountId).filter(({ type }) => types.includes(type))
  const all = await Promise.all(kinds.map(({ pk }) => Array.fromAsync(readRange(table, { pk }))))
  return all.flat()
}

const trail = () => listItems(table, AuditItem, worker.accountId)

describe('breaks', () => {
  beforeEach(() => worker.startShift({ at: at(0) }))

  test('begin and end, and the same again changes nothing', async () => {
    const breaks = breaksOf(worker)
    await breaks.start({ at: at(2) })
    await breaks.start({ at: at(2) })
    expect((await breaks.start()).breaks).toEqual([{ startedAt: at(2) }])
    await breaks.end({ at: at(3) })
    expect((await breaks.end({ at: at(3) })).breaks).toEqual([{ startedAt: at(2), endedAt: at(3) }])
    expect((await breaks.start({ at: at(2) })).breaks).toHaveLength(1)
  })

  test('do not begin inside another, outside of the shift, or without one', async () => {
    const breaks = breaksOf(worker)
    await breaks.start({ at: at(2) })
    await expect(breaks.start({ at: at(4) })).rejects.toMatchObject({ code: 'wrong_state' })
    await expect(breaks.end({ at: at(1) })).rejects.toMatchObject({ code: 'invalid' })
    await breaks.end({ at: at(3) })
    await expect(breaks.end({ at: at(4) })).rejects.toMatchObject({ code: 'wrong_state' })
    await expect(breaks.start({ at: at(2.5) })).rejects.toMatchObject({ code: 'invalid' })
    await expect(breaks.start({ at: at(-1) })).rejects.toMatchObject({ code: 'invalid' })
    await expect(breaks.start({ at: at(13) })).rejects.toMatchObject({ code: 'invalid' })
    await worker.clockOut({ at: at(5) })
    await expect(breaks.start({ at: at(4) })).rejects.toMatchObject({ code: 'not_clocked_in' })
  })

  test('of two at once one is written, and none is lost', async () => {
    const breaks = breaksOf(worker)
    const both = await Promise.allSettled([breaks.start({ at: at(2) }), breaks.start({ at: at(3) })])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('that go on end with the shift', async () => {
    await breaksOf(worker).start({ at: at(2) })
    const { body } = await worker.clockOut({ at: at(4) })
    expect((body as Shift).breaks).toEqual([{ startedAt: at(2), endedAt: at(4) }])
  })
})

describe('a forgotten shift', () => {
  test('is entered by the office, and told in the audit trail', async () => {
    const breaks = [{ startedAt: at(2), endedAt: at(3), paid: true }]
    const shift = await office.enter({ startedAt: at(0), endedAt: at(4), breaks })
    expect(await worker.shift(shift.shiftId)).toMatchObject({
      status: 'closed',
      closedBy: 'staff',
      breaks,
      edits: [{ by: office.caller.memberId, reason: 'forgotten' }],
    })
    expect(await trail()).toMatchObject([
      { action: 'shift.entered', subject: shift.shiftId, by: office.caller.memberId, details: { startedAt: at(0) } },
    ])
  })

  test('touches others, and overlaps none, the open one included', async () => {
    const { shiftId } = await aShift(4)
    await office.enter({ startedAt: at(4), endedAt: at(6) })
    await expect(office.enter({ startedAt: at(-2), endedAt: at(1) })).rejects.toMatchObject({
      code: 'overlap',
      extra: { shift: { shiftId } },
    })
    await worker.clockIn({ at: at(8) })
    await expect(office.enter({ startedAt: at(7), endedAt: at(9) })).rejects.toMatchObject({ code: 'overlap' })
    await office.enter({ startedAt: at(7), endedAt: at(8) })
    expect(await rows('shift')).toHaveLength(4)
  })

  test('entered twice at once is entered once', async () => {
    const both = await Promise.allSettled(
      [1, 2, 3].map((early) => office.enter({ startedAt: at(-early), endedAt: at(4) })),
    )
    const refused = both.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))
    expect(refused).toEqual(['overlap', 'overlap'])
    expect(await rows('shift', 'shiftByTime')).toHaveLength(2)
  })

  test.each([
    ['an end before the start', { startedAt: at(4), endedAt: at(3) }],
    ['no time at all', { startedAt: at(4), endedAt: at(4) }],
    ['an end in the future', { startedAt: at(4), endedAt: at(13) }],
    ['more than 48 hours', { startedAt: at(-48), endedAt: at(1) }],
    ['a break outside', { startedAt: at(4), endedAt: at(5), breaks: [{ startedAt: at(3), endedAt: at(4.5) }] }],
  ])('with %s is not valid', async (_what, times) => {
    await expect(office.enter(times)).rejects.toMatchObject({ code: 'invalid' })
    expect(await rows('shift', 'audit')).toEqual([])
  })

  test('of nobody is not there', async () => {
    const times = { startedAt: at(0), endedAt: at(1) }
    await expect(office.enter({ ...times, memberId: 'nobody' })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a correction', () => {
  test('keeps who, when, why, old and new, in the shift and in the audit trail', async () => {
    const { shiftId } = await aShift()
    await office.correct(shiftId, { startedAt: at(1), note: 'was late' })
    const changes = { startedAt: { from: at(0), to: at(1) }, note: { from: null, to: 'was late' } }
    expect(await worker.shift(shiftId)).toMatchObject({
      startedAt: at(1),
      note: 'was late',
      edits: [{ at: at(12), by: office.caller.memberId, reason: 'wrong', changes }],
    })
    const by = office.caller.memberId
    const told = { memberId: worker.principal.memberId, changes: { startedAt: changes.startedAt, note: 'changed' } }
    expect(await trail()).toMatchObject([{ at: at(12), by, action: 'shift.corrected', subject: shiftId }])
    expect((await trail())[0]?.details).toEqual(told) // what was written goes with the shift
    const entries = await rows('shiftByTime')
    expect(entries).toMatchObject([{ startedAt: at(1), shiftId }])
  })

  test('takes a note away', async () => {
    const { shiftId } = await aShift()
    await office.correct(shiftId, { note: 'at the wrong house' })
    expect(await office.correct(shiftId, { note: null })).toMatchObject({
      edits: [{}, { changes: { note: { from: 'at the wrong house', to: null } } }],
    })
    expect(await worker.shift(shiftId)).not.toHaveProperty('note')
  })

  /** From the first to the last moment of which any row holds a position. */
  async function spanOfRows() {
    const segments = await rows('segment')
    const of = (name: string) => segments.map((row) => Number(row[name]))
    return { first: Math.min(...of('firstAt')), last: Math.max(...of('lastAt')) }
  }

  test('that shortens erases the positions now outside, from the rows too', async () => {
    const { shiftId } = await aShift()
    await office.correct(shiftId, { startedAt: at(2), endedAt: at(3) })
    const { points } = await worker.track(shiftId)
    expect([points[0]?.at, points.at(-1)?.at]).toEqual([instant(eight + minutes(119)), instant(eight + minutes(180))])
    expect(await spanOfRows()).toEqual({ first: eight + minutes(119), last: eight + minutes(180) })
    await office.correct(shiftId, { startedAt: at(0), endedAt: at(8) })
    expect((await worker.track(shiftId)).points).toHaveLength(points.length)
  })

  test('that died before it erased erases when it is asked again', async () => {
    const { shiftId } = await aShift()
    const eraseSegmentsOutside = async () => Promise.reject(new Error('died'))
    await expect(office.correct(shiftId, { endedAt: at(3) }, { eraseSegmentsOutside })).rejects.toThrow('died')
    expect(await spanOfRows()).toMatchObject({ last: expect.toSatisfy((last) => last > eight + minutes(181)) })
    await office.correct(shiftId, { endedAt: at(3) })
    expect(await spanOfRows()).toMatchObject({ last: eight + minutes(180) })
    expect((await worker.shift(shiftId)).edits).toHaveLength(1)
  })

  test('cuts the breaks to the new times, or takes those that it brings', async () => {
    const shift = await office.enter({
      startedAt: at(0),
      endedAt: at(8),
      breaks: [
        { startedAt: at(1), endedAt: at(2) },
        { startedAt: at(6), endedAt: at(7) },
      ],
    })
    const shorter = await office.correct(shift.shiftId, { endedAt: at(6.5) })
    expect(shorter.breaks.at(-1)).toEqual({ startedAt: at(6), endedAt: at(6.5) })
    const other = await office.correct(shift.shiftId, { breaks: [{ startedAt: at(3), endedAt: at(4), paid: true }] })
    expect(other.breaks).toEqual([{ startedAt: at(3), endedAt: at(4), paid: true }])
    const faulty = office.correct(shift.shiftId, { breaks: [{ startedAt: at(6), endedAt: at(7) }] })
    await expect(faulty).rejects.toMatchObject({
      code: 'invalid',
      extra: { errors: [{ path: ['breaks', '0'], message: 'lies outside of the shift' }] },
    })
  })

  test('may not make it overlap another', async () => {
    const { shiftId } = await aShift(4)
    await office.enter({ startedAt: at(5), endedAt: at(6) })
    await expect(office.correct(shiftId, { endedAt: at(5.5) })).rejects.toMatchObject({ code: 'overlap' })
    expect(await office.correct(shiftId, { endedAt: at(5) })).toMatchObject({ endedAt: at(5) })
  })

  test('with an end closes an open shift, and its gate', async () => {
    const { shiftId } = await worker.startShift({ at: at(0) })
    await worker.send(pingsFrom(eight, 60, minutes(1)))
    expect(await office.correct(shiftId, { endedAt: at(0.5) })).toMatchObject({ status: 'closed', closedBy: 'staff' })
    expect(await rows('openShift')).toEqual([])
    expect((await worker.track(shiftId)).points).toHaveLength(31)
    expect(await worker.send(pingsFrom(eight + hours(1), 5))).toMatchObject({ outsideShift: 5, tracking: 'off' })
  })

  test('of the start of an open shift moves its gate', async () => {
    const { shiftId } = await worker.startShift({ at: at(4) })
    expect(await worker.send(pingsFrom(eight + hours(3), 5))).toMatchObject({ outsideShift: 5 })
    await office.correct(shiftId, { startedAt: at(2) })
    expect(await worker.send(pingsFrom(eight + hours(3), 5))).toMatchObject({ accepted: 5, tracking: 'on' })
    expect(await worker.clockOut({ at: at(5) })).toMatchObject({ status: 200, body: { startedAt: at(2) } })
  })

  test('that changes nothing tells of nothing', async () => {
    const { shiftId, version } = await aShift()
    await office.correct(shiftId, { endedAt: at(8) })
    expect(await worker.shift(shiftId)).toMatchObject({ version, edits: [] })
    expect(await trail()).toEqual([])
  })

  test('two at once are both kept', async () => {
    const { shiftId } = await aShift()
    await Promise.all([office.correct(shiftId, { endedAt: at(7) }), office.correct(shiftId, { note: 'rain' })])
    expect(await worker.shift(shiftId)).toMatchObject({ endedAt: at(7), note: 'rain', edits: [{}, {}] })
  })
})

describe('an approved shift', () => {
  test('refuses corrections and deletion until it is opened again', async () => {
    const { shiftId } = await aShift()
    await office.approve(shiftId)
    expect(await office.approve(shiftId)).toMatchObject({ status: 'approved' })
    await expect(office.correct(shiftId, { note: 'x' })).rejects.toMatchObject({ code: 'approved' })
    await expect(office.remove(shiftId)).rejects.toMatchObject({ code: 'approved' })
    expect((await worker.track(shiftId)).points).toHaveLength(480)
    await office.reopen(shiftId)
    expect(await office.correct(shiftId, { note: 'x' })).toMatchObject({ note: 'x', status: 'closed' })
    expect((await trail()).map(({ action }) => action)).toEqual(['shift.approved', 'shift.reopened', 'shift.corrected'])
  })

  test('is never an open one', async () => {
    const { shiftId } = await worker.startShift({ at: at(0) })
    await expect(office.approve(shiftId)).rejects.toMatchObject({ code: 'wrong_state' })
    await expect(office.approve('nowhere-1')).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a wrong shift', () => {
  test('is deleted with its positions, and only the audit trail knows of it', async () => {
    const { shiftId } = await aShift()
    await office.remove(shiftId)
    expect(await rows('shift', 'shiftByTime', 'segment', 'openShift')).toEqual([])
    await expect(office.remove(shiftId)).rejects.toMatchObject({ code: 'not_found' })
    expect(await trail()).toMatchObject([
      { action: 'shift.removed', details: { reason: 'a mistake', startedAt: at(0) } },
    ])
    expect(await worker.send(pingsFrom(eight, 5))).toMatchObject({ outsideShift: 5 })
  })

  test('that is open is deleted too, and the worker may clock in again', async () => {
    const { shiftId } = await worker.startShift({ at: at(0) })
    await worker.send(pingsFrom(eight, 5))
    await office.remove(shiftId)
    expect(await rows('shift', 'shiftByTime', 'segment', 'openShift')).toEqual([])
    expect(await worker.clockIn()).toMatchObject({ status: 201 })
  })

  test('whose deletion died half-way leaves nothing once it is asked again', async () => {
    const { shiftId } = await aShift()
    const dying = anOffice(table, worker)
    dying.deps.eraseSegments = async () => Promise.reject(new Error('died'))
    await expect(dying.remove(shiftId)).rejects.toThrow('died')
    expect(await rows('segment')).not.toEqual([])
    await expect(office.remove(shiftId)).rejects.toMatchObject({ code: 'not_found' })
    expect(await rows('segment')).toEqual([])
  })
})
