import { describe, expect, test } from 'vitest'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import { newId } from '../../../functions/shared/ids.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { readPingCounts } from '../../../functions/shifts/ping-counts/read-ping-counts.ts'
import { PingCountsQuery } from '../../../functions/shifts/ping-counts/schemas.ts'
import { capacityOf } from '../capacity.ts'
import { aCompactor } from '../compaction/compactor.ts'
import { clockedOutBeforeStored } from '../ingest/closed-meanwhile.ts'
import { aStaffMember } from '../staff.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { eight, hours, instant, minutes, phoneOf, pingsFrom, storesOver, type Worker } from '../world.ts'

let table: Table
let worker: Worker

beforeEachWithWorker((given, onTable) => {
  worker = given
  table = onTable
})

const inMay = { from: '2026-05-01', to: '2026-06-01' }
const counts = async (query: object = inMay, caller: Principal = worker.principal) => {
  const memberId = worker.principal.memberId
  const findMember = async (_account: string, id: string) => (id === memberId ? { memberId } : undefined)
  return (await readPingCounts(memberId, PingCountsQuery.parse(query), caller, { ...worker.deps, findMember })).items
}
const none = { received: 0, stored: 0, outsideShift: 0, duplicates: 0, invalid: 0 }

describe('the counters of a day', () => {
  test('include the open shift, and are the same once it is closed', async () => {
    await worker.startShift()
    worker.clock.now = eight + hours(1)
    await worker.send([...pingsFrom(eight - minutes(5), 3, 10_000), ...pingsFrom(eight, 10)])
    await worker.send(pingsFrom(eight, 10))
    await worker.send([{ at: 'nonsense', lat: 1, lon: 1 }])
    const day = { day: '2026-05-01', received: 24, stored: 10, outsideShift: 3, duplicates: 10, invalid: 1 }
    expect(await counts()).toEqual([day])
    await worker.clockOut()
    expect(await counts()).toEqual([day])
  })

  test('count late, repeated and outside pings after the clock-out', async () => {
    await worker.startShift()
    worker.clock.now = eight + hours(1)
    await worker.send(pingsFrom(eight, 10))
    await worker.clockOut()
    await worker.send(pingsFrom(eight, 20))
    worker.clock.now += minutes(40)
    await aCompactor(table, worker).runAllDue()
    await worker.send(pingsFrom(eight, 20))
    await worker.send(pingsFrom(eight + hours(1.5), 5))
    await worker.send([{ at: 'nonsense', lat: 1, lon: 1 }])
    expect(await counts()).toEqual([
      { day: '2026-05-01', received: 56, stored: 20, outsideShift: 5, duplicates: 30, invalid: 1 },
    ])
  })

  test('belong to the day on which the shift began, else to that of their arrival, in the account’s zone', async () => {
    const late = Date.UTC(2026, 4, 1, 21, 30)
    worker.clock.now = late
    await worker.startShift()
    worker.clock.now = late + hours(2)
    await worker.send(pingsFrom(late + hours(1), 10))
    await worker.clockOut()
    await worker.send(pingsFrom(late - hours(1), 4))
    expect(await counts()).toEqual([
      { ...none, day: '2026-05-02', received: 4, outsideShift: 4 },
      { ...none, day: '2026-05-01', received: 10, stored: 10 },
    ])
    expect(await counts({ from: '2026-05-02', to: '2026-05-03' })).toHaveLength(1)
    expect(await counts({ from: '2026-05-01', to: '2026-05-02' })).toHaveLength(1)
  })

  test('lose nothing when a clock-out comes before a late upload is stored', async () => {
    await worker.startShift()
    worker.clock.now = eight + hours(1)
    await worker.send(pingsFrom(eight + minutes(20), 1))
    const closedMeanwhile = clockedOutBeforeStored(worker, eight + minutes(5))
    await phoneOf(worker.principal, closedMeanwhile).send(pingsFrom(eight, 12, 60_000))
    expect(await counts()).toEqual([{ ...none, day: '2026-05-01', received: 13, stored: 7, outsideShift: 6 }])
  })

  test('add up under concurrent uploads and clock-outs', async () => {
    const { shiftId } = await worker.startShift()
    worker.clock.now = eight + hours(1)
    const pings = pingsFrom(eight, 60)
    const parts = Array.from({ length: 6 }, (_, part) => pings.slice(part * 10, part * 10 + 10))
    const clockOut = () => worker.clockOut({ shiftId, at: instant(eight + hours(1)) }).catch(() => undefined)
    await Promise.all([...parts.map((part) => worker.send(part)), clockOut(), clockOut()])
    await clockOut()
    expect(await counts()).toEqual([{ ...none, day: '2026-05-01', received: 60, stored: 60 }])
  })

  test('outlive a shift that staff end or delete', async () => {
    const staff = aStaffMember(table, worker)
    const { shiftId } = await worker.startShift()
    worker.clock.now = eight + hours(2)
    await worker.send(pingsFrom(eight, 10))
    await staff.correct(shiftId, { endedAt: instant(eight + hours(1)) })
    const second = await worker.startShift({ at: instant(eight + hours(1.5)) })
    await worker.send(pingsFrom(eight + hours(1.5), 10))
    await staff.remove(second.shiftId)
    expect(await counts()).toEqual([{ ...none, day: '2026-05-01', received: 20, stored: 20 }])
  })
})

test('the counters are visible to their worker and to staff, and not found for an unknown member', async () => {
  const staff = { ...worker.principal, memberId: newId(), role: 'staff' } as Principal
  const colleague = { ...worker.principal, memberId: newId() }
  expect(await counts(inMay, staff)).toEqual([])
  await expect(counts(inMay, colleague)).rejects.toMatchObject({ code: 'not_found' })
  const findMember = async () => undefined
  const deps = { ...worker.deps, findMember }
  await expect(readPingCounts('unknown', PingCountsQuery.parse(inMay), staff, deps)).rejects.toMatchObject({
    code: 'not_found',
  })
})

test.each([
  ['reversed', '2026-05-31', '2026-05-01'],
  ['equal', '2026-05-01', '2026-05-01'],
])('%s days are refused', async (_, from, to) => {
  await expect(counts({ from, to })).rejects.toMatchObject({ code: 'invalid', extra: { errors: [{ path: ['to'] }] } })
})

test('an upload while off shift costs two write units, one for a compacted shift four at most', async () => {
  await worker.startShift()
  worker.clock.now = eight + hours(1)
  await worker.send(pingsFrom(eight, 50))
  await worker.clockOut()
  worker.clock.now += hours(1)
  await aCompactor(table, worker).runAllDue()
  const unitsOf = async (pings: ReturnType<typeof pingsFrom>) => {
    const metered = capacityOf(table)
    await phoneOf(worker.principal, { ...worker.deps, ...storesOver(metered.table) }).send(pings)
    return metered.written()
  }
  expect(await unitsOf(pingsFrom(eight + hours(1.5), 50))).toBeLessThanOrEqual(2)
  expect(await unitsOf(pingsFrom(eight, 50))).toBeLessThanOrEqual(2)
  expect(await unitsOf(pingsFrom(eight + minutes(20), 50))).toBeLessThanOrEqual(4)
  expect(await unitsOf(pingsFrom(eight + minutes(40), 50))).toBeLessThanOrEqual(3)
})
