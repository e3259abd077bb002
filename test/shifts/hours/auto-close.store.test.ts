import { beforeEach, describe, expect, test } from 'vitest'
import { AuditItem } from '../../../functions/shared/audit.ts'
import { partitionOf } from '../../../functions/shared/keys.ts'
import { readRange } from '../../../functions/shared/pages.ts'
import { listItems } from '../../../functions/shared/query.ts'
import type { Table } from '../../../functions/shared/table.ts'
import type { Shift } from '../../../functions/shifts/items.ts'
import { anOffice } from '../office.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { eight, hours, instant, minutes, pingsFrom, type Worker } from '../world.ts'
import { aCloser } from './closer.ts'

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

/** Clocked in at eight, on the road until noon, at rest until nobody knows when. */
async function aForgottenShift(): Promise<string> {
  const { shiftId } = await worker.startShift()
  goTo(4)
  await worker.send(pingsFrom(eight, 240, minutes(1)))
  goTo(12)
  const resting = pingsFrom(eight + hours(4), 480, minutes(1)).map((ping) => ({ ...ping, lat: 48.144, lon: 11.288 }))
  await worker.send(resting)
  return shiftId
}

const trail = () => listItems(table, AuditItem, worker.accountId)

describe('a shift longer than the account allows', () => {
  test('is closed as a proposal, at the last movement, with what speaks for it', async () => {
    const shiftId = await aForgottenShift()
    goTo(16)
    await closer.wake()
    expect(await worker.shift(shiftId)).toMatchObject({
      status: 'closed',
      closedBy: 'auto',
      endedAt: at(4),
      endProposal: { evidence: 'last_movement', lastPositionAt: instant(eight + hours(12) - minutes(1)) },
    })
    expect(await worker.deps.listOpenShifts(worker.accountId)).toEqual([])
    expect(await trail()).toMatchObject([{ action: 'shift.closed', by: 'auto', subject: shiftId }])
  })

  test('loses the positions after its end at once', async () => {
    const shiftId = await aForgottenShift()
    goTo(16)
    await closer.wake()
    const { points } = await worker.track(shiftId)
    expect(points.at(-1)?.at).toBe(at(4))
    const stored = await worker.deps.readSegments(worker.accountId, shiftId, { from: 0 }, eight)
    expect(stored.flat().filter((point) => point.at > eight + hours(4) + minutes(1))).toEqual([])
  })

  test('without positions is as long as the account allows', async () => {
    const { shiftId } = await worker.startShift()
    goTo(20)
    await closer.wake()
    const shift = await worker.shift(shiftId)
    expect(shift).toMatchObject({ endedAt: at(16), closedBy: 'auto' })
    expect(shift.endProposal).toEqual({ evidence: 'longest_shift' })
  })

  test('is not closed before, nor when its worker has ended it', async () => {
    const { shiftId } = await worker.startShift()
    goTo(15.99)
    await closer.wake()
    expect(await worker.shift(shiftId)).toMatchObject({ status: 'open' })
    await worker.clockOut()
    expect(await closer.closings()).toEqual([])
  })

  test('ends the break that goes on, and counts what it counted', async () => {
    const shiftId = await aForgottenShift()
    const before = await worker.shift(shiftId)
    await worker.deps.changeShift(worker.accountId, before, {
      ...before,
      breaks: [{ startedAt: at(3) }],
      version: before.version + 1,
    })
    goTo(16)
    await closer.wake()
    expect((await worker.shift(shiftId)).breaks).toEqual([{ startedAt: at(3), endedAt: at(4) }])
    const counts = await Array.fromAsync(readRange(table, { pk: partitionOf(worker.accountId, 'dayCount') }))
    expect(counts).toMatchObject([{ storedPings: 720 }])
  })

  test('is closed once, however often anybody is woken', async () => {
    const shiftId = await aForgottenShift()
    goTo(16)
    await Promise.all([closer.wake(), closer.wake(), closer.wake()])
    await closer.wake()
    expect(await worker.shift(shiftId)).toMatchObject({ closedBy: 'auto' })
    expect(await trail()).toHaveLength(1)
    expect(await closer.closings()).toEqual([])
  })

  test('whose closing died is whole: what it left out is due to be folded away', async () => {
    const shiftId = await aForgottenShift()
    goTo(16)
    const dying = { eraseSegmentsOutside: () => Promise.reject(new Error('the machine died')) }
    await expect(closer.wake(dying)).rejects.toThrow('died')
    await closer.wake()
    expect(await worker.shift(shiftId)).toMatchObject({ closedBy: 'auto', sealAt: worker.clock.now })
    expect((await worker.track(shiftId)).points.at(-1)?.at).toBe(at(4))
  })

  test('is closed though the phone goes on sending', async () => {
    const { shiftId } = await worker.startShift()
    goTo(16)
    await worker.send(pingsFrom(eight, 50))
    let uploads = 0
    const sending = {
      findOpenShift: async (accountId: string, memberId: string) => {
        const open = await worker.deps.findOpenShift(accountId, memberId)
        if (uploads++ < 3) await worker.send(pingsFrom(eight + minutes(60 * uploads), 5))
        return open
      },
    }
    await closer.wake(sending)
    expect(await worker.shift(shiftId)).toMatchObject({ closedBy: 'auto' })
    expect(uploads).toBe(4)
  })

  test('of an account that is being erased is left alone', async () => {
    const { shiftId } = await worker.startShift()
    goTo(16)
    await closer.wake({ findAccount: async () => undefined as never })
    expect(await worker.shift(shiftId)).toMatchObject({ status: 'open' })
  })

  test('that was removed or moved by the office is no more due than it is', async () => {
    const office = anOffice(table, worker)
    const { shiftId } = await worker.startShift()
    goTo(2)
    await office.correct(shiftId, { startedAt: at(-2) })
    expect(await closer.closings()).toMatchObject([{ id: shiftId, dueAt: eight + hours(14) }])
    await office.remove(shiftId)
    expect(await closer.closings()).toEqual([])
  })
})

describe('a clock-in that comes late', () => {
  test('leaves time for what the phone still holds', async () => {
    goTo(60)
    const { shiftId } = await worker.startShift({ at: at(0) })
    await closer.wake()
    expect(await worker.shift(shiftId)).toMatchObject({ status: 'open' })
    for (let part = 0; part < 3; part += 1) {
      await worker.send(pingsFrom(eight + hours(part * 2), 60, minutes(1)))
      worker.clock.now += minutes(10)
      await closer.wake()
      expect(await worker.shift(shiftId)).toMatchObject({ status: 'open' })
    }
    worker.clock.now += minutes(10)
    await closer.wake()
    expect(await worker.shift(shiftId)).toMatchObject({
      status: 'closed',
      endedAt: instant(eight + hours(5) - minutes(1)),
    })
  })

  test('is closed while the phone sends only what is after the longest shift', async () => {
    goTo(60)
    const { shiftId } = await worker.startShift({ at: at(0) })
    await worker.send(pingsFrom(eight + hours(59), 60, minutes(1)))
    worker.clock.now += minutes(10)
    await closer.wake()
    expect(await worker.shift(shiftId)).toMatchObject({ closedBy: 'auto', endedAt: at(16) })
    expect((await worker.track(shiftId)).points).toEqual([])
  })
})

describe('another setting', () => {
  test('that allows more leaves open what was due', async () => {
    const { shiftId } = await worker.startShift()
    await closer.allow(20)
    goTo(16)
    await closer.wake()
    expect(await worker.shift(shiftId)).toMatchObject({ status: 'open' })
    goTo(20)
    await closer.wake()
    expect(await worker.shift(shiftId)).toMatchObject({ endedAt: at(20) })
  })

  test('that allows less closes what is open already', async () => {
    const { shiftId } = await worker.startShift()
    goTo(6)
    await closer.allow(10)
    await closer.wake()
    expect(await closer.closings()).toMatchObject([{ id: shiftId, dueAt: eight + hours(10) }])
    await closer.allow(5)
    await closer.wake()
    await closer.wake()
    expect(await worker.shift(shiftId)).toMatchObject({ closedBy: 'auto', endedAt: at(5) })
    expect(await closer.closings()).toEqual([])
  })

  test('is applied to the rest by the next wake when time is short', async () => {
    await worker.startShift()
    goTo(6)
    await closer.allow(5)
    await closer.wake({}, () => false)
    expect(await closer.closings()).toMatchObject([{ id: '*' }, { dueAt: eight + hours(16) }])
    await closer.wake()
    expect(await closer.closings()).toMatchObject([{ dueAt: eight + hours(6) }])
  })
})

describe('the worker’s own clock-out', () => {
  let shiftId: string
  beforeEach(async () => {
    shiftId = await aForgottenShift()
    goTo(16)
    await closer.wake()
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
    const shiftId = await aForgottenShift()
    goTo(15)
    await expect(worker.clockIn()).rejects.toMatchObject({ code: 'already_clocked_in' })
    expect(await worker.shift(shiftId)).toMatchObject({ status: 'open' })
    goTo(24)
    await closer.wake()
    const before = await worker.shift(shiftId)
    expect(await worker.clockIn()).toMatchObject({ status: 201, body: { startedAt: at(24) } })
    expect(await worker.shift(shiftId)).toEqual(before)
  })
})

test('the office replaces or approves a proposal like any other end', async () => {
  const shiftId = await aForgottenShift()
  goTo(16)
  await closer.wake()
  const office = anOffice(table, worker)
  const corrected: Shift = await office.correct(shiftId, { endedAt: at(8) })
  expect(corrected).toMatchObject({ closedBy: 'staff', endedAt: at(8), status: 'closed' })
  expect((await worker.shift(shiftId)).endProposal).toBeUndefined()
  expect(await worker.clockOut({ shiftId, at: at(9) })).toMatchObject({ body: { endedAt: at(8) } })
})
