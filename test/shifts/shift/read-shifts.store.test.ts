import { beforeEach, describe, expect, test } from 'vitest'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import { newId } from '../../../functions/shared/ids.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { listShifts } from '../../../functions/shifts/shift/list-shifts.ts'
import { readShift } from '../../../functions/shifts/shift/read-shift.ts'
import { ShiftQuery } from '../../../functions/shifts/shift/schemas.ts'
import { listPositions } from '../../../functions/shifts/tracks/list-positions.ts'
import { breaksOf } from '../staff.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { at, aWorker, eight, hours, instant, minutes, phoneOf, pingsFrom, type Worker } from '../world.ts'

let table: Table
let worker: Worker
let staff: Principal

beforeEachWithWorker((given, onTable) => {
  worker = given
  table = onTable
  staff = { ...worker.principal, memberId: newId(), role: 'staff' }
})

const members = () => [worker.principal.memberId, colleague().memberId]
const colleague = () => ({ ...worker.principal, memberId: `${worker.principal.memberId}-b` })
const list = async (query: object, caller: Principal = staff) => {
  const listEveryMember = async () => members().map((memberId) => ({ memberId }))
  const page = await listShifts(ShiftQuery.parse(query), caller, { ...worker.deps, listEveryMember })
  return { ids: page.items.map(({ shiftId }) => shiftId), nextCursor: page.nextCursor }
}

/** A shift of four hours on each of five days for two workers; the last one of the second worker is open. */
async function aWeek() {
  const phones = [worker, phoneOf(colleague(), worker.deps)]
  for (let day = 0; day < 5; day += 1) {
    for (const [who, phone] of phones.entries()) {
      const begin = eight + hours(24 * day) + minutes(who)
      worker.clock.now = begin + hours(5)
      await phone.clockIn({ shiftId: `shift-${day}-${who}`, at: instant(begin) })
      if (day < 4 || who === 0) await phone.clockOut({ at: instant(begin + hours(4)) })
    }
  }
}

describe('the list of shifts', () => {
  beforeEach(aWeek)

  test('is newest first over all workers, and pages through without loss', async () => {
    const whole = await list({})
    expect(whole.ids).toEqual([4, 3, 2, 1, 0].flatMap((day) => [`shift-${day}-1`, `shift-${day}-0`]))
    expect(whole.nextCursor).toBeUndefined()
    const paged: string[] = []
    for (let cursor: string | undefined, first = true; first || cursor; first = false) {
      const page = await list({ limit: '3', ...(cursor && { cursor }) })
      paged.push(...page.ids)
      cursor = page.nextCursor
    }
    expect(paged).toEqual(whole.ids)
  })

  test('holds the shifts that overlap the requested time', async () => {
    const noon = eight + hours(4)
    const between = (from: number, to: number) => list({ from: instant(from), to: instant(to) })
    expect((await between(noon, eight + hours(24))).ids).toEqual(['shift-0-1'])
    expect((await between(noon - 1, eight + hours(24) + 1)).ids).toEqual(['shift-1-0', 'shift-0-1', 'shift-0-0'])
    expect((await between(noon + minutes(1), eight + hours(24))).ids).toEqual([])
    expect((await list({ from: instant(eight + hours(24 * 30)) })).ids).toEqual(['shift-4-1'])
  })

  test('is a worker’s own for a worker', async () => {
    expect((await list({}, worker.principal)).ids).toEqual([4, 3, 2, 1, 0].map((day) => `shift-${day}-0`))
    await expect(list({ memberId: colleague().memberId }, worker.principal)).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect((await list({ memberId: colleague().memberId })).ids).toHaveLength(5)
    expect((await list({ memberId: 'unknown' })).ids).toEqual([])
  })

  test('holds those of a status: closed, with a proposed end, approved, or open', async () => {
    const set = async (shiftId: string, change: object) => {
      const shift = await worker.shift(shiftId)
      await worker.deps.changeShift(worker.accountId, shift, { ...shift, ...change, version: shift.version + 1 })
    }
    await set('shift-1-0', { status: 'approved' })
    await set('shift-0-1', { closedBy: 'auto' })
    await set('shift-3-1', { closedBy: 'auto', status: 'approved' })
    const whole = async (query: object) => {
      const ids: string[] = []
      for (let cursor: string | undefined, first = true; first || cursor; first = false) {
        const page = await list({ limit: '1', ...query, ...(cursor && { cursor }) })
        ids.push(...page.ids)
        cursor = page.nextCursor
      }
      return ids
    }
    const closed = ['shift-4-0', 'shift-3-0', 'shift-2-1', 'shift-2-0', 'shift-1-1', 'shift-0-0']
    expect(await whole({ status: 'closed' })).toEqual(closed)
    expect(await whole({ status: 'closed', limit: '4' })).toEqual(closed)
    expect(await whole({ status: 'approved' })).toEqual(['shift-3-1', 'shift-1-0'])
    expect(await whole({ status: 'proposed' })).toEqual(['shift-0-1'])
    expect(await whole({ status: 'open' })).toEqual(['shift-4-1'])
    expect(await whole({ status: 'open', memberId: worker.principal.memberId })).toEqual([])
    expect(await whole({ status: 'open', to: at(24 * 4) })).toEqual([])
    await expect(list({ status: 'late' })).rejects.toThrow('Invalid option')
  })

  test('pages through open shifts of many workers', async () => {
    await worker.startShift({ shiftId: 'shift-5-0' })
    const first = await list({ status: 'open', limit: '1' })
    expect(first.ids).toEqual(['shift-5-0'])
    expect(await list({ status: 'open', limit: '1', cursor: first.nextCursor })).toEqual({ ids: ['shift-4-1'] })
  })

  test('refuses a cursor of another list, and an invalid one', async () => {
    const { nextCursor } = await list({ limit: '3' })
    await expect(list({ memberId: 'unknown', cursor: nextCursor })).rejects.toMatchObject({ code: 'invalid_cursor' })
    await expect(list({ cursor: 'made-up' })).rejects.toMatchObject({ code: 'invalid_cursor' })
  })
})

test('a shift is visible to its worker and to staff, and not found by colleagues and other accounts', async () => {
  const { shiftId } = await worker.startShift()
  expect(await readShift(shiftId, staff, worker.deps)).toMatchObject({ shiftId })
  await expect(readShift(shiftId, colleague(), worker.deps)).rejects.toMatchObject({ code: 'not_found' })
  const stranger = await aWorker(table)
  await expect(readShift(shiftId, stranger.principal, worker.deps)).rejects.toMatchObject({ code: 'not_found' })
  await expect(stranger.track(shiftId)).rejects.toMatchObject({ code: 'not_found' })
})

describe('live positions', () => {
  const positions = async () =>
    (
      await listPositions(staff, {
        ...worker.deps,
        listMembers: async () => [{ memberId: worker.principal.memberId, name: 'Ana' }],
      })
    ).items

  test('show the newest of each worker on shift, and none after the clock-out', async () => {
    const { shiftId } = await worker.startShift()
    const shift = { memberId: worker.principal.memberId, name: 'Ana', shiftId, startedAt: at(0), onBreak: false }
    expect(await positions()).toEqual([shift])
    worker.clock.now = eight + minutes(5)
    await worker.send(pingsFrom(eight, 3))
    expect(await positions()).toEqual([
      {
        ...shift,
        lastHeardAt: instant(eight + minutes(5)),
        at: instant(eight + 20_000),
        lat: 48.0002,
        lon: 11.0004,
        accuracy: 5,
        speed: 1.4,
        heading: 53,
      },
    ])
    await worker.clockOut()
    expect(await positions()).toEqual([])
  })

  test('say who is on a break, and whose phone is silent outside of breaks', async () => {
    await worker.startShift()
    await worker.send(pingsFrom(eight, 1))
    worker.clock.now = eight + minutes(14)
    expect(await positions()).toEqual([expect.not.objectContaining({ silent: true })])
    worker.clock.now = eight + minutes(20)
    expect(await positions()).toMatchObject([{ silent: true, silentSince: at(0), lastHeardAt: at(0), onBreak: false }])
    await breaksOf(worker).start()
    expect(await positions()).toEqual([expect.not.objectContaining({ silent: true })])
    expect(await positions()).toMatchObject([{ onBreak: true, lastHeardAt: at(0) }])
    worker.clock.now = eight + minutes(50)
    await breaksOf(worker).end()
    expect(await positions()).toEqual([expect.not.objectContaining({ silent: true })])
    worker.clock.now = eight + minutes(65)
    expect(await positions()).toMatchObject([{ silentSince: instant(eight + minutes(50)), lastHeardAt: at(0) }])
  })
})
