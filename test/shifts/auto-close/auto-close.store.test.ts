import { describe, expect, test } from 'vitest'
import { partitionOf } from '../../../functions/shared/keys.ts'
import { AuditItem } from '../../../functions/shared/ledger/audit.ts'
import { readRange } from '../../../functions/shared/table/cursor-pages.ts'
import { listItems } from '../../../functions/shared/table/query-pages.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { anOffice } from '../office.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { eight, hours, instant, minutes, pingsFrom, type Worker } from '../world.ts'
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

describe('a shift longer than the account allows', () => {
  test('is closed as a proposal, at the last movement, with what speaks for it', async () => {
    const shiftId = await aForgottenShift(worker)
    goTo(16)
    await closer.work()
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
    const shiftId = await aForgottenShift(worker)
    goTo(16)
    await closer.work()
    const { points } = await worker.track(shiftId)
    expect(points.at(-1)?.at).toBe(at(4))
    const stored = await worker.deps.readSegments(worker.accountId, shiftId, { from: 0 }, eight)
    expect(stored.flat().filter((point) => point.at > eight + hours(4) + minutes(1))).toEqual([])
  })

  test('without positions is as long as the account allows', async () => {
    const { shiftId } = await worker.startShift()
    goTo(20)
    await closer.work()
    const shift = await worker.shift(shiftId)
    expect(shift).toMatchObject({ endedAt: at(16), closedBy: 'auto' })
    expect(shift.endProposal).toEqual({ evidence: 'longest_shift' })
  })

  test('is not closed before, nor when its worker has ended it', async () => {
    const { shiftId } = await worker.startShift()
    goTo(15.99)
    await closer.work()
    expect(await worker.shift(shiftId)).toMatchObject({ status: 'open' })
    await worker.clockOut()
    expect(await closer.closings()).toEqual([])
  })

  test('ends the break that goes on, and counts what it counted', async () => {
    const shiftId = await aForgottenShift(worker)
    const before = await worker.shift(shiftId)
    await worker.deps.changeShift(worker.accountId, before, {
      ...before,
      breaks: [{ startedAt: at(3) }],
      version: before.version + 1,
    })
    goTo(16)
    await closer.work()
    expect((await worker.shift(shiftId)).breaks).toEqual([{ startedAt: at(3), endedAt: at(4) }])
    const counts = await Array.fromAsync(readRange(table, { pk: partitionOf(worker.accountId, 'pingCount') }))
    expect(counts).toMatchObject([{ storedPings: 720 }])
  })

  test('is closed once, however often anybody is woken', async () => {
    const shiftId = await aForgottenShift(worker)
    goTo(16)
    await Promise.all([closer.work(), closer.work(), closer.work()])
    await closer.work()
    expect(await worker.shift(shiftId)).toMatchObject({ closedBy: 'auto' })
    expect(await trail()).toHaveLength(1)
    expect(await closer.closings()).toEqual([])
  })

  test('whose closing died is whole: what it left out is due to be compacted away', async () => {
    const shiftId = await aForgottenShift(worker)
    goTo(16)
    const dying = { eraseSegmentsOutside: () => Promise.reject(new Error('the machine died')) }
    await expect(closer.work(dying)).rejects.toThrow('died')
    await closer.work()
    expect(await worker.shift(shiftId)).toMatchObject({ closedBy: 'auto', compactAt: worker.clock.now })
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
    await closer.work(sending)
    expect(await worker.shift(shiftId)).toMatchObject({ closedBy: 'auto' })
    expect(uploads).toBe(4)
  })

  test('of an account that is being erased is left alone', async () => {
    const { shiftId } = await worker.startShift()
    goTo(16)
    await closer.work({ findAccount: async () => undefined as never })
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
    await closer.work()
    expect(await worker.shift(shiftId)).toMatchObject({ status: 'open' })
    for (let part = 0; part < 3; part += 1) {
      await worker.send(pingsFrom(eight + hours(part * 2), 60, minutes(1)))
      worker.clock.now += minutes(10)
      await closer.work()
      expect(await worker.shift(shiftId)).toMatchObject({ status: 'open' })
    }
    worker.clock.now += minutes(10)
    await closer.work()
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
    await closer.work()
    expect(await worker.shift(shiftId)).toMatchObject({ closedBy: 'auto', endedAt: at(16) })
    expect((await worker.track(shiftId)).points).toEqual([])
  })
})
