import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from 'vitest'
import { openShiftKey } from '../../../functions/shared/keys.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { capacityOf } from '../capacity.ts'
import { aCompactor } from '../compaction/compactor.ts'
import { aStaffMember } from '../staff.ts'
import { trackErasuresOf } from '../track-erasure/track-erasures.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { type Deps, eight, hours, instant, minutes, phoneOf, pingsFrom, storesOver, type Worker } from '../world.ts'

let table: Table
let worker: Worker
let shiftId: string

beforeEachWithWorker(async (given, onTable) => {
  worker = given
  table = onTable
  shiftId = (await worker.startShift({ shiftId: 'first-phone' })).shiftId
  worker.clock.now = eight + hours(2)
})

/** How many of these fixes become one segment. */
const perSegment = 14
const fix = (seconds: number) => pingsFrom(eight + seconds * 1_000, 1)
const large = pingsFrom(eight, 400)
const phone = (more: Partial<Deps>) => phoneOf(worker.principal, { ...worker.deps, ...more })
const secondsOf = async (id: string) =>
  (await worker.track(id)).points.map(({ at }) => (Date.parse(at) - eight) / 1_000)
const openRow = async () =>
  (await worker.deps.findOpenShift(worker.accountId, worker.principal.memberId)) ?? expect.unreachable()
const holdSecondPhone = (minute: number) =>
  worker.clockIn({ shiftId: 'second-phone', at: instant(eight + minutes(minute)) }).catch(() => undefined)

describe('what a clock-in that is held back begins later, keeps its positions of the tail', () => {
  test('also when a tail that becomes a segment is trimmed meanwhile', async () => {
    await holdSecondPhone(21)
    for (let each = 0; each < perSegment - 1; each += 1) await worker.send(fix(each * 240))
    const reached = Promise.withResolvers<void>()
    const closed = Promise.withResolvers<void>()
    const clearTail: Deps['clearTail'] = async (...given) => {
      reached.resolve()
      await closed.promise
      return worker.deps.clearTail(...given)
    }
    const flushing = phone({ clearTail }).send(fix((perSegment - 1) * 240))
    await reached.promise
    const closeShift: Deps['closeShift'] = async (...given) => {
      const isClosed = await worker.deps.closeShift(...given)
      closed.resolve()
      await flushing
      return isClosed
    }
    await phone({ closeShift }).clockOut({ shiftId, at: instant(eight + minutes(20)) })
    expect(await secondsOf('second-phone')).toEqual([1440, 1680, 1920, 2160, 2400, 2640, 2880, 3120])
  })

  test('also when it is held between the read and the write of the clock-out', async () => {
    for (let each = 0; each < 12; each += 1) await worker.send(fix(each * 240))
    const closeShift: Deps['closeShift'] = async (...given) => {
      await holdSecondPhone(30)
      return worker.deps.closeShift(...given)
    }
    await phone({ closeShift }).clockOut({ shiftId, at: instant(eight + minutes(20)) })
    expect((await worker.shift('second-phone')).status).toBe('open')
    expect(await secondsOf('second-phone')).toEqual([1920, 2160, 2400, 2640])
  })
})

describe('the live position', () => {
  test('does not go back with late positions, however many', async () => {
    for (let each = 0; each < perSegment; each += 1) await worker.send(fix(each * 60))
    expect((await openRow()).tail).toEqual([])
    for (const seconds of [90, 150, 210, 270, 330]) await worker.send(fix(seconds))
    expect((await worker.livePosition())?.at).toBe(instant(eight + (perSegment - 1) * 60_000))
  })

  test('stays after an erasure of the older half of the newest segment', async () => {
    for (let each = 0; each < perSegment; each += 1) await worker.send(fix(each * 10))
    const erasures = trackErasuresOf(worker, aCompactor(table, worker))
    await erasures.request({ before: instant(eight + 60_000) })
    await erasures.untilDone()
    expect(await secondsOf(shiftId)).toEqual([60, 70, 80, 90, 100, 110, 120, 130])
    expect((await worker.livePosition())?.at).toBe(instant(eight + 130_000))
  })
})

test('the same large upload twice at once is counted once', async () => {
  let isFirst = true
  const addPingCounts: Deps['addPingCounts'] = async (...given) => {
    if (isFirst) {
      isFirst = false
      expect(await worker.send(large)).toMatchObject({ accepted: 400 })
    }
    return worker.deps.addPingCounts(...given)
  }
  await phone({ addPingCounts }).send(large)
  expect(await secondsOf(shiftId)).toHaveLength(400)
  expect(await openRow()).toMatchObject({ storedPings: 400, duplicatePings: 400 })
})

test('late fixes lie in the tail too: a segment for each dozen, in two writes each', async () => {
  const metered = capacityOf(table)
  const late = phone(storesOver(metered.table))
  await worker.send(fix(600))
  for (let seconds = 300; seconds > 0; seconds -= 10)
    expect(await late.send(fix(seconds))).toMatchObject({ accepted: 1 })
  expect(metered.written()).toBeLessThanOrEqual(30 * 2 + 2 * 3)
  expect(await worker.deps.readSegments(worker.accountId, shiftId, { from: 0 }, eight)).toHaveLength(2)
  expect(await secondsOf(shiftId)).toHaveLength(31)
})

test('an answer that comes too late, after which the client writes again, is no duplicate', async () => {
  const send = async (command: Parameters<Table['send']>[0]) => {
    const answer = await table.send(command)
    return JSON.stringify(command.input).includes('list_append') ? table.send(command) : answer
  }
  const impatient = phone(storesOver({ ...table, send: send as Table['send'] }))
  expect(await impatient.send(fix(20))).toMatchObject({ accepted: 1, duplicates: 0 })
  expect(await impatient.send(fix(10))).toMatchObject({ accepted: 1, duplicates: 0 })
  expect(await openRow()).toMatchObject({ storedPings: 2, duplicatePings: 0, tail: { length: 2 } })
})

test('what a request left outside that died after a correction of the start, is erased while the shift is open', async () => {
  for (let each = 0; each < perSegment - 1; each += 1) await worker.send(fix(each * 60))
  const putSegment: Deps['putSegment'] = async (...given) => {
    await aStaffMember(table, worker).correct(shiftId, { startedAt: instant(eight + minutes(10)) })
    return worker.deps.putSegment(...given)
  }
  const died = { putSegment, findShift: () => Promise.reject(new Error('died')), reportFlush: () => {} }
  await phone(died).send(fix((perSegment - 1) * 60))
  worker.clock.now += hours(2)
  await aCompactor(table, worker).runAllDue()
  const stored = (await worker.deps.readSegments(worker.accountId, shiftId, { from: 0 }, eight)).flat()
  expect(stored.filter(({ at }) => at < eight + 540_000)).toEqual([])
})

test('a row of an earlier release knows its positions, also after its gate moved, and ends', async () => {
  const Key = openShiftKey(worker.accountId, worker.principal.memberId)
  const strip = new UpdateCommand({ TableName: table.name, Key, UpdateExpression: 'REMOVE tail, tailFrom, lastAt' })
  await table.send(strip)
  const pings = pingsFrom(eight + minutes(10), 3)
  expect(await worker.send(pings)).toMatchObject({ accepted: 3 })
  expect(await worker.send(pings)).toMatchObject({ accepted: 0, duplicates: 3 })
  expect((await worker.livePosition())?.at).toBe(instant(eight + 620_000))
  await aStaffMember(table, worker).correct(shiftId, { startedAt: instant(eight + 60_000) })
  expect(await worker.send(pings)).toMatchObject({ accepted: 0, duplicates: 3 })
  await worker.clockOut()
  expect(await secondsOf(shiftId)).toEqual([600, 610, 620])
})
