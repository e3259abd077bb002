import { describe, expect, test } from 'vitest'
import { partitionOf } from '../../../functions/shared/keys.ts'
import { AuditItem } from '../../../functions/shared/ledger/audit.ts'
import { readRange } from '../../../functions/shared/table/cursor-pages.ts'
import { listItems } from '../../../functions/shared/table/query-pages.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { aStaffMember } from '../staff.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { at, eight, hours, instant, minutes, pingsFrom, type Worker } from '../world.ts'
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

describe('a shift longer than the account allows', () => {
  test('is closed with a proposed end, at the last movement, with its evidence', async () => {
    const shiftId = await aForgottenShift(worker)
    worker.goTo(16)
    await autoCloser.runDue()
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
    worker.goTo(16)
    await autoCloser.runDue()
    const { points } = await worker.track(shiftId)
    expect(points.at(-1)?.at).toBe(at(4))
    const stored = await worker.deps.readSegments(worker.accountId, shiftId, { from: 0 }, eight)
    expect(stored.flat().filter((point) => point.at > eight + hours(4) + minutes(1))).toEqual([])
  })

  test('without positions ends after the longest time that the account allows', async () => {
    const { shiftId } = await worker.startShift()
    worker.goTo(20)
    await autoCloser.runDue()
    const shift = await worker.shift(shiftId)
    expect(shift).toMatchObject({ endedAt: at(16), closedBy: 'auto' })
    expect(shift.endProposal).toEqual({ evidence: 'longest_shift' })
  })

  test('is not closed earlier, nor after its worker has ended it', async () => {
    const { shiftId } = await worker.startShift()
    worker.goTo(15.99)
    await autoCloser.runDue()
    expect(await worker.shift(shiftId)).toMatchObject({ status: 'open' })
    await worker.clockOut()
    expect(await autoCloser.jobs()).toEqual([])
  })

  test('ends its open break, and adds its ping counts to the day', async () => {
    const shiftId = await aForgottenShift(worker)
    const before = await worker.shift(shiftId)
    await worker.deps.changeShift(worker.accountId, before, {
      ...before,
      breaks: [{ startedAt: at(3) }],
      version: before.version + 1,
    })
    worker.goTo(16)
    await autoCloser.runDue()
    expect((await worker.shift(shiftId)).breaks).toEqual([{ startedAt: at(3), endedAt: at(4) }])
    const counts = await Array.fromAsync(readRange(table, { pk: partitionOf(worker.accountId, 'pingCount') }))
    expect(counts).toMatchObject([{ storedPings: 720 }])
  })

  test('is closed once, however often the job runs', async () => {
    const shiftId = await aForgottenShift(worker)
    worker.goTo(16)
    await Promise.all([autoCloser.runDue(), autoCloser.runDue(), autoCloser.runDue()])
    await autoCloser.runDue()
    expect(await worker.shift(shiftId)).toMatchObject({ closedBy: 'auto' })
    expect(await trail()).toHaveLength(1)
    expect(await autoCloser.jobs()).toEqual([])
  })

  test('is closed after a crash too: the compaction erases what lies outside', async () => {
    const shiftId = await aForgottenShift(worker)
    worker.goTo(16)
    const crashing = { eraseSegmentsOutside: () => Promise.reject(new Error('the machine crashed')) }
    await expect(autoCloser.runDue(crashing)).rejects.toThrow('crashed')
    await autoCloser.runDue()
    expect(await worker.shift(shiftId)).toMatchObject({ closedBy: 'auto', compactAt: worker.clock.now })
    expect((await worker.track(shiftId)).points.at(-1)?.at).toBe(at(4))
  })

  test('is closed while the phone keeps uploading', async () => {
    const { shiftId } = await worker.startShift()
    worker.goTo(16)
    await worker.send(pingsFrom(eight, 50))
    let uploads = 0
    const sending = {
      closeShift: async (...close: Parameters<Worker['deps']['closeShift']>) => {
        if (uploads++ < 3) await worker.send(pingsFrom(eight + minutes(60 * uploads), 5))
        return worker.deps.closeShift(...close)
      },
    }
    await autoCloser.runDue(sending)
    expect(await worker.shift(shiftId)).toMatchObject({ closedBy: 'auto' })
    expect(uploads).toBe(4)
  })

  test('of an account that is being erased stays as it is', async () => {
    const { shiftId } = await worker.startShift()
    worker.goTo(16)
    await autoCloser.runDue({ findAccount: async () => undefined as never })
    expect(await worker.shift(shiftId)).toMatchObject({ status: 'open' })
  })

  test('has its job moved or deleted with it by staff', async () => {
    const staff = aStaffMember(table, worker)
    const { shiftId } = await worker.startShift()
    worker.goTo(2)
    await staff.correct(shiftId, { startedAt: at(-2) })
    expect(await autoCloser.jobs()).toMatchObject([{ id: shiftId, dueAt: eight + hours(14) }])
    await staff.remove(shiftId)
    expect(await autoCloser.jobs()).toEqual([])
  })
})

describe('a clock-in that arrives late', () => {
  test('leaves time for the backlog of the phone', async () => {
    worker.goTo(60)
    const { shiftId } = await worker.startShift({ at: at(0) })
    await autoCloser.runDue()
    expect(await worker.shift(shiftId)).toMatchObject({ status: 'open' })
    for (let part = 0; part < 3; part += 1) {
      await worker.send(pingsFrom(eight + hours(part * 2), 60, minutes(1)))
      worker.clock.now += minutes(10)
      await autoCloser.runDue()
      expect(await worker.shift(shiftId)).toMatchObject({ status: 'open' })
    }
    worker.clock.now += minutes(10)
    await autoCloser.runDue()
    expect(await worker.shift(shiftId)).toMatchObject({
      status: 'closed',
      endedAt: instant(eight + hours(5) - minutes(1)),
    })
  })

  test('is closed while the phone uploads only what lies after the longest shift', async () => {
    worker.goTo(60)
    const { shiftId } = await worker.startShift({ at: at(0) })
    await worker.send(pingsFrom(eight + hours(59), 60, minutes(1)))
    worker.clock.now += minutes(10)
    await autoCloser.runDue()
    expect(await worker.shift(shiftId)).toMatchObject({ closedBy: 'auto', endedAt: at(16) })
    expect((await worker.track(shiftId)).points).toEqual([])
  })
})
