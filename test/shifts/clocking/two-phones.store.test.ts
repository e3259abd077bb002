import { describe, expect, test } from 'vitest'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { rememberUnparsed } from '../../../functions/shifts/clocking/remember-unparsed.ts'
import { anAutoCloser } from '../auto-close/auto-closer.ts'
import { aStaffMember, breaksOf } from '../staff.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { at, eight, hours, phoneOf, pingsFrom, type Worker } from '../world.ts'

let table: Table
let worker: Worker

beforeEachWithWorker((given, onTable) => {
  worker = given
  table = onTable
  worker.goTo(12)
})

/** Ten positions, ten seconds apart. */
const positionsAt = (hour: number) => pingsFrom(eight + hours(hour), 10)
const pointsOf = async (shiftId: string) => (await worker.track(shiftId)).points.length
const refusedNow = (body: object) => expect(worker.clockIn(body)).rejects.toMatchObject({ code: 'already_clocked_in' })

describe('a clock-in refused because of a shift that had ended before it', () => {
  test('begins a shift once the clock-out of that one is known, with its positions and breaks', async () => {
    await worker.clockIn({ at: at(0), shiftId: 'the-morning' })
    await refusedNow({ at: at(6), shiftId: 'the-afternoon' })
    expect(await worker.send(positionsAt(7), 'the-afternoon')).toMatchObject({ accepted: 10 })
    await breaksOf(worker).start({ at: at(8) })
    await breaksOf(worker).end({ at: at(8.5) })
    expect(await worker.clockOut({ at: at(10), shiftId: 'the-afternoon' })).toMatchObject({
      status: 200,
      body: { shiftId: 'the-morning', status: 'open' },
    })
    for (let n = 0; n < 2; n += 1)
      expect(await worker.clockOut({ at: at(4), shiftId: 'the-morning' })).toMatchObject({
        body: { shiftId: 'the-morning', endedAt: at(4), breaks: [] },
      })
    expect(await worker.shift('the-afternoon')).toMatchObject({
      status: 'closed',
      closedBy: 'worker',
      startedAt: at(6),
      endedAt: at(10),
      breaks: [{ startedAt: at(8), endedAt: at(8.5) }],
    })
    expect([await pointsOf('the-morning'), await pointsOf('the-afternoon')]).toEqual([0, 10])
    expect(await worker.clockIn({ at: at(6), shiftId: 'the-afternoon' })).toMatchObject({ status: 201 })
    expect(await worker.clockIn({ at: at(6), shiftId: 'the-afternoon' })).toMatchObject({ status: 200 })
  })

  test('is open until its own clock-out', async () => {
    await worker.clockIn({ at: at(0), shiftId: 'the-morning' })
    await refusedNow({ at: at(6), shiftId: 'the-afternoon' })
    await worker.clockOut({ at: at(4), shiftId: 'the-morning' })
    expect(await worker.shift('the-afternoon')).toMatchObject({ status: 'open' })
    expect(await worker.clockOut({ at: at(9) })).toMatchObject({ body: { shiftId: 'the-afternoon', endedAt: at(9) } })
  })

  test('begins none if that shift lasted longer', async () => {
    await worker.clockIn({ at: at(0), shiftId: 'the-morning' })
    await refusedNow({ at: at(6), shiftId: 'the-afternoon' })
    await worker.clockOut({ at: at(7), shiftId: 'the-morning' })
    expect(await worker.deps.listOpenShifts(worker.accountId)).toEqual([])
    expect(await worker.deps.findShift(worker.accountId, 'the-afternoon')).toBeUndefined()
  })

  test('also when that shift was closed automatically meanwhile', async () => {
    await worker.clockIn({ at: at(0), shiftId: 'the-morning' })
    await refusedNow({ at: at(6), shiftId: 'the-afternoon' })
    await worker.send(positionsAt(7), 'the-afternoon')
    worker.goTo(16)
    await anAutoCloser(table, worker).runDue()
    await worker.clockOut({ at: at(7.5), shiftId: 'the-afternoon' })
    await worker.clockOut({ at: at(4), shiftId: 'the-morning' })
    expect(await worker.shift('the-morning')).toMatchObject({ endedAt: at(4), closedBy: 'worker' })
    expect(await worker.shift('the-afternoon')).toMatchObject({ startedAt: at(6), endedAt: at(7.5) })
    expect(await pointsOf('the-afternoon')).toBe(10)
  })
})

describe('two phones that clocked the same time', () => {
  const shifts = async () => {
    const { timesheets } = aStaffMember(table, worker, 'UTC')
    const { body } = (await timesheets({ from: '2026-05-01', to: '2026-05-02' })) as {
      body: { total: { worked: string } }
    }
    return body.total.worked
  }

  test.each([
    ['A, then B', ['in A', 'in B', 'out A', 'out B']],
    ['A whole before B', ['in A', 'out A', 'in B', 'out B']],
    ['B begins first', ['in B', 'in A', 'out A', 'out B']],
    ['B whole before A', ['in B', 'out B', 'in A', 'out A']],
    ['B ends before A', ['in A', 'in B', 'out B', 'out A']],
  ])('are paid once for all of it: %s', async (_order, order) => {
    for (const [one, other] of [
      [
        [0, 4],
        [1, 8],
      ],
      [
        [0, 8],
        [1, 4],
      ],
    ] as const) {
      const when = { A: one, B: other }
      for (const step of order) {
        const [what, phone] = step.split(' ') as ['in' | 'out', 'A' | 'B']
        const body = { shiftId: `phone-${phone}-${one[1]}`, at: at(when[phone][what === 'in' ? 0 : 1]) }
        await (what === 'in' ? worker.clockIn(body) : worker.clockOut(body)).catch(({ code }) => {
          expect(['already_clocked_in', 'overlap']).toContain(code)
        })
      }
      expect(await shifts()).toBe('PT8H')
      for await (const { shiftId } of worker.deps.shiftsBack(worker.accountId, {
        memberId: worker.principal.memberId,
        limit: 9,
      }))
        await aStaffMember(table, worker).remove(shiftId)
    }
  })
})

describe('a clock-in within a shift whose end is only proposed', () => {
  test('ends that one where it begins, until its own clock-out tells', async () => {
    await worker.clockIn({ at: at(0), shiftId: 'the-morning' })
    await worker.send([...positionsAt(3), ...positionsAt(7)], 'the-morning')
    worker.goTo(17)
    await anAutoCloser(table, worker).runDue()
    expect(await worker.shift('the-morning')).toMatchObject({ closedBy: 'auto' })
    expect(await worker.clockIn({ at: at(6), shiftId: 'the-afternoon' })).toMatchObject({ status: 201 })
    expect(await worker.shift('the-morning')).toMatchObject({ endedAt: at(6), endProposal: { evidence: 'next_shift' } })
    expect([await pointsOf('the-morning'), await pointsOf('the-afternoon')]).toEqual([10, 10])
    await worker.clockOut({ at: at(4), shiftId: 'the-morning' })
    await worker.clockOut({ at: at(9), shiftId: 'the-afternoon' })
    expect(await worker.shift('the-morning')).toMatchObject({ endedAt: at(4) })
    expect(await worker.shift('the-afternoon')).toMatchObject({ endedAt: at(9) })
  })
})

describe('an id of a clock-in that was not valid', () => {
  const remember = (body: string, principal: Principal = worker.principal) =>
    rememberUnparsed(body, principal, worker.deps)

  test.each([
    ['with a field of a wrong type', '{"shiftId":"of-the-phone","at":5,"note":[]}', true],
    ['with unknown fields', '{"shiftId":"of-the-phone","mood":"good"}', true],
    ['that is no valid id', '{"shiftId":"short"}', false],
    ['that is no text', '{"shiftId":{"of":"phone"}}', false],
    ['in a body of another shape', '[{"shiftId":"of-the-phone"}]', false],
    ['null', 'null', false],
    ['cut off', '{"shiftId":"of-the-phone","a', false],
  ])('%s', async (_what, body, isRemembered) => {
    await remember(body)
    const sent = worker.send(positionsAt(11), 'of-the-phone')
    if (isRemembered) expect(await sent).toMatchObject({ outsideShift: 10 })
    else await expect(sent).rejects.toMatchObject({ code: 'not_yet' })
    expect(await worker.clockIn({ at: at(10), shiftId: 'of-the-phone' })).toMatchObject({ status: 201 })
    expect(await worker.send(positionsAt(11), 'of-the-phone')).toMatchObject({ accepted: 10 })
  })

  test('is nobody’s: a colleague may use it, and a shift that has it stays', async () => {
    const colleague = { ...worker.principal, memberId: 'another' }
    await remember('{"shiftId":"of-the-phone","at":5}', colleague)
    expect(await worker.clockIn({ at: at(10), shiftId: 'of-the-phone' })).toMatchObject({ status: 201 })
    await remember('{"shiftId":"of-the-phone","at":5}')
    expect(await worker.deps.findRefused(worker.accountId, worker.principal.memberId, 'of-the-phone')).toBeUndefined()
  })

  test('of two colleagues, each refused, lets neither’s positions wait, and each clock out', async () => {
    const colleague = phoneOf({ ...worker.principal, memberId: 'another' }, worker.deps)
    for (const phone of [colleague, worker]) {
      const shiftId = phone === worker ? 'of-the-worker' : 'of-the-colleague'
      await phone.clockIn({ at: at(0), shiftId })
      await expect(phone.clockIn({ at: at(2), shiftId: '2026-05-01-pm' })).rejects.toMatchObject({
        code: 'already_clocked_in',
      })
      expect(await phone.send(positionsAt(3), '2026-05-01-pm')).toMatchObject({ accepted: 10 })
      expect(await phone.clockOut({ at: at(5), shiftId: '2026-05-01-pm' })).toMatchObject({ status: 200 })
      expect(await phone.clockOut({ at: at(4), shiftId })).toMatchObject({ body: { endedAt: at(5) } })
    }
  })

  test('of a colleague, taken by a shift or a joined one, is refused for each', async () => {
    const [second, third] = ['second', 'third'].map((id) => phoneOf({ ...worker.principal, memberId: id }, worker.deps))
    const staff = aStaffMember(table, worker)
    await staff.enter({ startedAt: at(1), endedAt: at(4) })
    await worker.clockIn({ at: at(2), shiftId: 'a-joined-one' })
    await worker.clockIn({ at: at(6), shiftId: 'of-a-colleague' })
    for (const shiftId of ['a-joined-one', 'of-a-colleague'])
      for (const phone of [second, third, second]) {
        await expect(phone?.clockIn({ at: at(7), shiftId })).rejects.toMatchObject({ code: 'shift_id_taken' })
        expect(await phone?.send(positionsAt(8), shiftId)).toMatchObject({ outsideShift: 10 })
      }
  })

  test('of a colleague is refused, and its positions wait no longer', async () => {
    await worker.clockIn({ at: at(10), shiftId: 'colleagues-shift' })
    const colleague = phoneOf({ ...worker.principal, memberId: 'another' }, worker.deps)
    await expect(colleague.send(positionsAt(11), 'colleagues-shift')).rejects.toMatchObject({ code: 'not_yet' })
    await expect(colleague.clockIn({ shiftId: 'colleagues-shift' })).rejects.toMatchObject({ code: 'shift_id_taken' })
    expect(await colleague.send(positionsAt(11), 'colleagues-shift')).toMatchObject({ outsideShift: 10 })
    expect(await worker.send(positionsAt(11), 'colleagues-shift')).toMatchObject({ accepted: 10 })
  })
})
