import { describe, expect, test } from 'vitest'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { at, aWorker, eight, hours, instant, minutes, phoneOf, pingsFrom, type Worker } from '../world.ts'

let table: Table
let worker: Worker

beforeEachWithWorker((given, onTable) => {
  worker = given
  table = onTable
})

test('a clock-out at the very instant of the clock-in ends the shift', async () => {
  const { shiftId } = await worker.startShift({ at: at(0) })
  worker.clock.now = eight + hours(1)
  expect((await worker.clockOut({ at: at(0) })).body).toMatchObject({ shiftId, status: 'closed', endedAt: at(0) })
})

describe('clock-in', () => {
  test('begins a shift, and a repetition with the same id returns it', async () => {
    const first = await worker.clockIn({ shiftId: 'phone-minted-1', note: 'gate 3', position: { lat: 48, lon: 11 } })
    expect(first).toMatchObject({ status: 201, body: { shiftId: 'phone-minted-1', status: 'open', note: 'gate 3' } })
    const again = await worker.clockIn({ shiftId: 'phone-minted-1' })
    expect(again).toMatchObject({
      status: 200,
      body: { startedAt: instant(eight), startPosition: { lat: 48, lon: 11 } },
    })
  })

  test('the id of a closed shift does not open it again', async () => {
    await worker.clockIn({ shiftId: 'phone-minted-1' })
    await worker.clockOut({ at: instant(eight + 1) })
    expect(await worker.clockIn({ shiftId: 'phone-minted-1' })).toMatchObject({
      status: 200,
      body: { status: 'closed' },
    })
  })

  test('while another shift is open is refused with that shift', async () => {
    await worker.clockIn({ shiftId: 'the-open-one' })
    await expect(worker.clockIn()).rejects.toMatchObject({
      code: 'already_clocked_in',
      extra: { shift: { shiftId: 'the-open-one', status: 'open' } },
    })
  })

  test('two at once: one begins a shift, the other is refused', async () => {
    const both = await Promise.allSettled([worker.clockIn(), worker.clockIn()])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'already_clocked_in' } })
  })

  test('twenty at once with one id: one shift, which all responses name', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => worker.clockIn({ shiftId: 'retried-shift' })))
    expect(all.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(new Set(all.map(({ body }) => (body as { shiftId: string }).shiftId))).toEqual(new Set(['retried-shift']))
  })

  test('with the id of a colleague is refused', async () => {
    await worker.clockIn({ shiftId: 'colleagues-shift' })
    const colleague = phoneOf({ ...worker.principal, memberId: 'another' } as Principal, worker.deps)
    await expect(colleague.clockIn({ shiftId: 'colleagues-shift' })).rejects.toMatchObject({ code: 'shift_id_taken' })
  })

  test('needs the tracking notice, unless the account does not', async () => {
    const uninformed = { ...worker.principal, noticeAcknowledgedAt: undefined } as Principal
    await expect(phoneOf(uninformed, worker.deps).clockIn()).rejects.toMatchObject({ code: 'tracking_notice_required' })
    const relaxed = await aWorker(table, { requireNotice: false })
    const withoutNotice = { ...relaxed.principal, noticeAcknowledgedAt: undefined } as Principal
    expect(await phoneOf(withoutNotice, relaxed.deps).clockIn()).toMatchObject({ status: 201 })
  })

  test.each([
    ['5 minutes ahead', minutes(5), true],
    ['more than 5 minutes ahead', minutes(5) + 1, false],
    ['14 days back', -hours(14 * 24), true],
    ['more than 14 days back', -hours(14 * 24) - 1, false],
  ])('at a time %s', async (_name, offset, allowed) => {
    const attempt = worker.clockIn({ at: instant(eight + offset) })
    if (allowed) expect(await attempt).toMatchObject({ status: 201, body: { startedAt: instant(eight + offset) } })
    else await expect(attempt).rejects.toMatchObject({ code: 'invalid', extra: { errors: [{ path: ['at'] }] } })
  })

  test('inside an earlier shift is refused with that one; at its very end it is not', async () => {
    await worker.clockIn({ shiftId: 'morning-shift' })
    worker.clock.now = eight + hours(4)
    await worker.clockOut()
    await expect(worker.clockIn({ at: instant(eight + hours(4) - 1) })).rejects.toMatchObject({
      code: 'overlap',
      extra: { shift: { shiftId: 'morning-shift' } },
    })
    expect(await worker.clockIn({ at: instant(eight + hours(4)) })).toMatchObject({ status: 201 })
  })
})

describe('clock-out', () => {
  test('ends the shift, and repetitions return it', async () => {
    await worker.clockIn({ shiftId: 'morning-shift' })
    worker.clock.now = eight + hours(4)
    const at = instant(eight + hours(3))
    const closed = {
      status: 200,
      body: { shiftId: 'morning-shift', status: 'closed', endedAt: at, closedBy: 'worker' },
    }
    expect(await worker.clockOut({ at })).toMatchObject(closed)
    expect(await worker.clockOut({ at })).toMatchObject(closed)
    expect(await worker.clockOut({ shiftId: 'morning-shift' })).toMatchObject(closed)
    await expect(worker.clockOut()).rejects.toMatchObject({ code: 'not_clocked_in' })
  })

  test('the repetition of yesterday’s does not end today’s shift', async () => {
    await worker.clockIn({ shiftId: 'yesterdays-shift' })
    worker.clock.now = eight + hours(24)
    const at = instant(eight + hours(8))
    await worker.clockOut({ at })
    await worker.clockIn({ shiftId: 'todays-shift' })
    expect(await worker.clockOut({ at })).toMatchObject({ body: { shiftId: 'yesterdays-shift' } })
    expect(await worker.clockOut({ shiftId: 'yesterdays-shift' })).toMatchObject({ body: { endedAt: at } })
    expect(await worker.clockOut()).toMatchObject({ body: { shiftId: 'todays-shift' } })
  })

  test('without a shift, of an unknown shift, or of a colleague’s is refused', async () => {
    await expect(worker.clockOut()).rejects.toMatchObject({ code: 'not_clocked_in' })
    await worker.clockIn({ shiftId: 'the-open-one' })
    await expect(worker.clockOut({ shiftId: 'never-seen' })).rejects.toMatchObject({ code: 'not_clocked_in' })
    const colleague = phoneOf({ ...worker.principal, memberId: 'another' } as Principal, worker.deps)
    await expect(colleague.clockOut({ shiftId: 'the-open-one' })).rejects.toMatchObject({ code: 'not_clocked_in' })
  })

  test('before the start, or far ahead, is not valid', async () => {
    await worker.clockIn()
    await expect(worker.clockOut({ at: instant(eight - 1) })).rejects.toMatchObject({ code: 'invalid' })
    await expect(worker.clockOut({ at: instant(eight + minutes(6)) })).rejects.toMatchObject({ code: 'invalid' })
    expect(await worker.clockOut({ at: instant(eight) })).toMatchObject({ status: 200 })
  })

  test('two at once with different times close the shift once', async () => {
    const { shiftId } = await worker.startShift()
    worker.clock.now = eight + hours(1)
    const both = await Promise.allSettled([
      worker.clockOut({ shiftId, at: instant(eight + minutes(10)) }),
      worker.clockOut({ shiftId, at: instant(eight + minutes(20)) }),
    ])
    const ends = both.map((each) =>
      each.status === 'fulfilled' ? (each.value.body as { endedAt: string }).endedAt : '',
    )
    expect(new Set(ends).size).toBe(1)
  })

  test('erases the positions that it leaves outside, and the live position', async () => {
    const { shiftId } = await worker.startShift()
    worker.clock.now = eight + hours(1)
    await worker.send(pingsFrom(eight, 60, 60_000))
    await worker.clockOut({ at: instant(eight + minutes(30)) })
    const [segments] = await worker.deps.readSegments(worker.accountId, shiftId, { from: 0 }, eight)
    expect(segments?.map(({ at }) => at)).toEqual(Array.from({ length: 31 }, (_, minute) => eight + minutes(minute)))
    expect(await worker.deps.listOpenShifts(worker.accountId)).toEqual([])
  })

  test('a repetition finishes the erasure that a crash cut short', async () => {
    const { shiftId } = await worker.startShift()
    worker.clock.now = eight + hours(1)
    await worker.send(pingsFrom(eight + minutes(40), 10))
    const crash = { ...worker.deps, eraseSegmentsOutside: () => Promise.reject(new Error('the machine crashed')) }
    const at = instant(eight + minutes(30))
    await expect(phoneOf(worker.principal, crash).clockOut({ at })).rejects.toThrow('crashed')
    expect((await worker.track(shiftId)).points).toEqual([])
    await worker.clockOut({ at })
    expect(await worker.deps.readSegments(worker.accountId, shiftId, { from: 0 }, eight)).toEqual([])
  })
})
