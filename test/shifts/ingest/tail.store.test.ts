import { describe, expect, test } from 'vitest'
import type { Table } from '../../../functions/shared/table/table.ts'
import { recordPings } from '../../../functions/shifts/ingest/record-pings.ts'
import { anAutoCloser } from '../auto-close/auto-closer.ts'
import { capacityOf } from '../capacity.ts'
import { aCompactor } from '../compaction/compactor.ts'
import { rowsOf } from '../rows.ts'
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
  shiftId = (await worker.startShift()).shiftId
  worker.clock.now = eight + hours(2)
})

const openRow = async () => (await worker.deps.findOpenShift(worker.accountId, worker.principal.memberId)) ?? never()
const tailInstants = async () =>
  (await worker.deps.openTail(worker.accountId, await openRow())).flat().map(({ at }) => at)
const segments = async () => {
  const found = await worker.deps.readSegments(worker.accountId, shiftId, { from: 0 }, eight)
  return found.map((points) => points.map(({ at }) => at))
}
const instants = async () => (await worker.track(shiftId)).points.map(({ at }) => Date.parse(at))
const fixes = (from: number, count: number) => pingsFrom(eight + from * 10_000, count)
const instantsOf = (from: number, count: number) => fixes(from, count).map(({ at }) => Date.parse(at))
const sendEach = async (from: number, count: number, phone: Pick<Worker, 'send'> = worker) => {
  for (const ping of fixes(from, count)) expect(await phone.send([ping])).toMatchObject({ accepted: 1, duplicates: 0 })
}
const phoneWith = (more: Partial<Deps>) => phoneOf(worker.principal, { ...worker.deps, ...more })
const never = () => expect.unreachable()

/** How many single fixes become one segment. */
const perSegment = 14

describe('an upload in order', () => {
  test('is one write of one unit, which stores it; when the next would cost two, the tail becomes a segment', async () => {
    for (let index = 0; index < perSegment; index += 1) {
      const metered = capacityOf(table)
      await sendEach(index, 1, phoneWith(storesOver(metered.table)))
      expect([index, metered.written()]).toEqual([index, index === perSegment - 1 ? 3 : 1])
    }
    expect(await segments()).toEqual([instantsOf(0, perSegment)])
    expect(await openRow()).toMatchObject({ tail: [], tailFrom: perSegment, storedPings: perSegment })
    await sendEach(perSegment, 3)
    expect(await tailInstants()).toEqual(instantsOf(perSegment, 3))
    expect(await instants()).toEqual(instantsOf(0, perSegment + 3))
  })

  test('takes at most 53 bytes for a fix, in a row of at most 320 without the tail', async () => {
    const full = { ...fixes(0, 1)[0], battery: 0.77, activity: 'walking', moving: true, mock: false, heading: 359 }
    await recordPings({ pings: [full as never] }, { ...worker.principal, device: { number: 250 } }, worker.deps)
    const [row] = await rowsOf(table, worker.accountId, 'openShift')
    const [entry] = (await openRow()).tail
    expect(entry?.length).toBeLessThanOrEqual(57)
    expect(sizeOf({ ...row, tail: [] })).toBeLessThanOrEqual(320)
    await sendEach(1, 1)
    expect((await openRow()).tail[1]?.length).toBeLessThanOrEqual(53)
  })

  test('of another device may be older', async () => {
    await sendEach(5, 1)
    const other = { ...worker.principal, device: { number: 3 } }
    expect(await recordPings({ pings: fixes(2, 1) }, other, worker.deps)).toMatchObject({ accepted: 1 })
    expect(await openRow()).toMatchObject({ lastAt: { 0: instantsOf(5, 1)[0], 3: instantsOf(2, 1)[0] } })
    expect(await segments()).toEqual([])
    expect(await instants()).toEqual([...instantsOf(2, 1), ...instantsOf(5, 1)])
  })
})

describe('becoming a segment', () => {
  test('keeps what comes meanwhile in the tail', async () => {
    await sendEach(0, perSegment - 1)
    const putSegment: Deps['putSegment'] = async (...put) => {
      await worker.deps.putSegment(...put)
      await sendEach(perSegment, 1, phoneWith({ putSegment: async () => {}, clearTail: async () => true }))
    }
    await sendEach(perSegment - 1, 1, phoneWith({ putSegment }))
    expect(await tailInstants()).toEqual(instantsOf(perSegment, 1))
    expect(await instants()).toEqual(instantsOf(0, perSegment + 1))
  })

  test('twice at once leaves each position once', async () => {
    await sendEach(0, perSegment - 1)
    const clearTail: Deps['clearTail'] = async (...cleared) => {
      await sendEach(perSegment, 1)
      return worker.deps.clearTail(...cleared)
    }
    await sendEach(perSegment - 1, 1, phoneWith({ clearTail }))
    const stored = (await segments()).toSorted((one, other) => one.length - other.length)
    expect(stored).toEqual([instantsOf(0, perSegment), instantsOf(0, perSegment + 1)])
    expect(await tailInstants()).toEqual([])
    expect(await instants()).toEqual(instantsOf(0, perSegment + 1))
    expect(await openRow()).toMatchObject({ storedPings: perSegment + 1, duplicatePings: 0 })
  })

  test.each(['putSegment', 'clearTail'] as const)(
    'that fails at %s loses nothing, and is tried again',
    async (step) => {
      await sendEach(0, perSegment - 1)
      const failures: unknown[] = []
      const reportFlush = (error: unknown) => void failures.push(error)
      const broken = phoneWith({ [step]: () => Promise.reject(new Error('throttled')), reportFlush })
      await sendEach(perSegment - 1, 2, broken)
      expect(failures).toHaveLength(2)
      expect(await instants()).toEqual(instantsOf(0, perSegment + 1))
      await sendEach(perSegment + 1, 1)
      expect(await tailInstants()).toEqual([])
      expect(await instants()).toEqual(instantsOf(0, perSegment + 2))
    },
  )

  test('that keeps failing fills the tail; then uploads are segments of their own', async () => {
    const broken = phoneWith({ clearTail: () => Promise.reject(new Error('throttled')), reportFlush: () => {} })
    await sendEach(0, 60, broken)
    expect(await tailInstants()).toHaveLength(40)
    expect(await instants()).toEqual(instantsOf(0, 60))
    await sendEach(60, 1)
    expect(await worker.send(fixes(0, 61))).toMatchObject({ accepted: 0, duplicates: 61 })
    expect(await openRow()).toMatchObject({ storedPings: 61, duplicatePings: 61 })
  })

  const clockOutBefore = (step: 'putSegment' | 'clearTail', at: number) =>
    phoneWith({
      [step]: async (...given: never[]) => {
        if ((await worker.shift(shiftId)).status === 'open') await worker.clockOut({ at: instant(eight + at * 10_000) })
        return (worker.deps[step] as (...all: never[]) => Promise<unknown>)(...given)
      },
    })

  test.each(['putSegment', 'clearTail'] as const)(
    'while the worker clocks out before %s leaves nothing outside',
    async (step) => {
      await sendEach(0, perSegment - 1)
      await sendEach(perSegment - 1, 1, clockOutBefore(step, 5))
      // the tolerance is a minute
      const kept = instantsOf(0, 5 + 6)
      expect(new Set((await segments()).flat())).toEqual(new Set(kept))
      expect(await instants()).toEqual(kept)
    },
  )

  test('and dying before it is trimmed after such a clock-out leaves nothing once compacted', async () => {
    const compactor = aCompactor(table, worker)
    await sendEach(0, perSegment - 1)
    const died = { findShift: () => Promise.reject(new Error('died')), reportFlush: () => {} }
    const putSegment: Deps['putSegment'] = async (...given) => {
      await worker.clockOut({ at: instant(eight + 50_000) })
      return worker.deps.putSegment(...given)
    }
    await sendEach(perSegment - 1, 1, phoneWith({ ...died, putSegment }))
    expect((await segments()).flat()).toContain(instantsOf(perSegment - 1, 1)[0])
    expect(await instants()).toEqual(instantsOf(0, 11))
    worker.clock.now += hours(1)
    await compactor.runAllDue()
    expect((await segments()).flat().filter((at) => at >= eight + 110_000)).toEqual([])
    expect((await compactor.compactedPoints(shiftId)).map(({ at }) => at)).toEqual(instantsOf(0, 11))
  })
})

describe('known positions of a device are known', () => {
  const asDevice = (number: number) => (from: number, count: number) =>
    recordPings({ pings: fixes(from, count) }, { ...worker.principal, device: { number } }, worker.deps)
  const send = asDevice(7)

  test.each([
    ['in the tail', async () => {}],
    ['in a segment', async () => void (await send(3, 400))],
    [
      'in a compacted track',
      async () => {
        await worker.clockOut()
        worker.clock.now += hours(1)
        await aCompactor(table, worker).runAllDue()
      },
    ],
  ])('%s: in another split, and mixed with new ones', async (_where, settle) => {
    expect(await send(0, 3)).toMatchObject({ accepted: 3 })
    await settle()
    expect(await send(1, 2)).toMatchObject({ accepted: 0, duplicates: 2 })
    expect(await send(0, 1)).toMatchObject({ accepted: 0, duplicates: 1 })
    expect(await send(0, 410)).toMatchObject({ accepted: expect.any(Number), outsideShift: 0 })
    expect(await send(0, 410)).toMatchObject({ accepted: 0, duplicates: 410 })
    expect(await instants()).toEqual(instantsOf(0, 410))
  })

  test('of a large upload whose counters were not written, are counted once', async () => {
    const dying = { ...worker.deps, addPingCounts: () => Promise.reject(new Error('died')) }
    const principal = { ...worker.principal, device: { number: 7 } }
    await expect(recordPings({ pings: fixes(0, 400) }, principal, dying)).rejects.toThrow('died')
    expect(await send(0, 400)).toMatchObject({ accepted: 400, duplicates: 0 })
    expect(await send(0, 400)).toMatchObject({ accepted: 0, duplicates: 400 })
    expect(await openRow()).toMatchObject({ storedPings: 400, duplicatePings: 400 })
    expect(await segments()).toHaveLength(1)
  })
})

describe('of the tail, what lies inside becomes a segment with', () => {
  const allRows = async () =>
    (await rowsOf(table, worker.accountId, 'segment', 'trackPart')).filter((row) => row.sealed)
  const expectKept = async (kept: readonly number[]) => {
    expect((await segments()).flat().toSorted()).toEqual(kept)
    if (kept.length > 0) expect(await instants()).toEqual(kept)
  }

  test('a clock-out', async () => {
    await sendEach(0, 12)
    await worker.clockOut({ at: instant(eight) })
    await expectKept(instantsOf(0, 6))
    expect(await rowsOf(table, worker.accountId, 'openShift')).toEqual([])
  })

  test('a clock-out before all of it', async () => {
    await worker.send(pingsFrom(eight + minutes(30), 3))
    await worker.clockOut({ at: instant(eight) })
    await expectKept([])
  })

  test('an automatic close, whose proposed end looks at it', async () => {
    worker.clock.now = eight + hours(3)
    await worker.send(pingsFrom(eight, 5, minutes(30)))
    worker.clock.now = eight + hours(20)
    await anAutoCloser(table, worker).runDue()
    expect(await worker.shift(shiftId)).toMatchObject({
      status: 'closed',
      endProposal: { lastPositionAt: instant(eight + hours(2)) },
    })
    await expectKept([0, 30, 60, 90, 120].map((minute) => eight + minutes(minute)))
  })

  test('a correction that ends the shift', async () => {
    await sendEach(0, 12)
    await aStaffMember(table, worker).correct(shiftId, { endedAt: instant(eight + 10_000) })
    await expectKept(instantsOf(0, 7))
  })

  test('a correction of its start, and the shift goes on', async () => {
    await sendEach(0, 12)
    await aStaffMember(table, worker).correct(shiftId, { startedAt: instant(eight + 140_000) })
    await expectKept(instantsOf(8, 4))
    expect(await openRow()).toMatchObject({ tail: [], tailFrom: 12 })
    await sendEach(12, 1)
    expect(await instants()).toEqual(instantsOf(8, 5))
  })

  test('a correction while an upload passes the gate', async () => {
    const office = aStaffMember(table, worker)
    await sendEach(0, 3)
    const findMemberLock: Deps['findMemberLock'] = async (...asked) => {
      const lock = await worker.deps.findMemberLock(...asked)
      if ((await openRow()).storedPings < 5) await sendEach((await openRow()).storedPings, 1)
      return lock
    }
    await office.correct(shiftId, { startedAt: instant(eight + 90_000) }, { findMemberLock })
    await expectKept(instantsOf(3, 2))
  })

  test('an erasure of positions', async () => {
    await sendEach(0, 12)
    const compactor = aCompactor(table, worker)
    const erasures = trackErasuresOf(worker, compactor)
    await erasures.request({ before: instant(eight + 60_000) })
    await erasures.untilDone()
    expect((await allRows()).every(({ firstAt }) => Number(firstAt) >= eight + 60_000)).toBe(true)
    expect(await tailInstants()).toEqual([])
    expect(await instants()).toEqual(instantsOf(6, 6))
  })

  test('a removal: nothing', async () => {
    await sendEach(0, 12)
    await aStaffMember(table, worker).remove(shiftId)
    expect(await allRows()).toEqual([])
    expect(await rowsOf(table, worker.accountId, 'openShift')).toEqual([])
  })
})

/** Bytes of an item, as DynamoDB counts them. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value === 'number') return Math.ceil(String(value).replace('.', '').replace(/0+$/, '').length / 2) + 1
  if (value instanceof Uint8Array) return value.length
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + 1 + sizeOf(each), 3)
  const entries = Object.entries(value as object).filter(([, each]) => each !== undefined)
  return entries.reduce((sum, [name, each]) => sum + name.length + sizeOf(each), 0)
}
