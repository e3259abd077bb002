import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { beforeEach, describe, expect, test } from 'vitest'
import { trackErasureKey } from '../../../functions/shared/keys.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { clockIn } from '../../../functions/shifts/clocking/clock-in.ts'
import { memberTracks } from '../../../functions/shifts/erasers.ts'
import type { Shift } from '../../../functions/shifts/store/shift-items.ts'
import { beforeEachOnNewTable } from '../../support/table-hooks.ts'
import { aCompactor, type Compactor } from '../compaction/compactor.ts'
import { aStaffMember, type StaffMember } from '../staff.ts'
import { aWorker, eight, hours, instant, minutes, pingsFrom, type Worker } from '../world.ts'
import { type TrackErasures, trackErasuresOf } from './track-erasures.ts'

let table: Table
let worker: Worker
let compactor: Compactor
let erasures: TrackErasures
let staff: StaffMember

beforeEachOnNewTable(async (given) => {
  table = given
  worker = await aWorker(table)
  compactor = aCompactor(table, worker)
  erasures = trackErasuresOf(worker, compactor)
  staff = aStaffMember(table, worker)
})

const shiftOf = async (id: string) => compactor.deps.findShift(worker.accountId, id)
const position = { lat: 48, lon: 11 }

async function storedBefore(at: number): Promise<number> {
  const rows = [...(await compactor.rowsOf('segment')), ...(await compactor.rowsOf('trackPart'))]
  return rows.filter((row) => row.sealed && Number(row['firstAt']) < at).length
}

test('positions in the tolerance of a shift that began after the instant are erased too', async () => {
  worker.clock.now = eight + 30_000
  const { shiftId } = await worker.startShift()
  worker.clock.now = eight + minutes(30)
  expect(await worker.send(pingsFrom(eight - 20_000, 6))).toMatchObject({ accepted: 6 })
  const { trackErasureId } = await erasures.request({ before: instant(eight) })
  await erasures.untilDone()
  expect(await erasures.find(trackErasureId)).toMatchObject({ status: 'erased', shifts: 1 })
  expect(await erasures.instantsOf(shiftId)).toEqual(pingsFrom(eight, 4).map(({ at }) => at))
  expect(await storedBefore(eight)).toBe(0)
})

test('a shift whose tolerance does not reach back so far stays as it is', async () => {
  worker.clock.now = eight + minutes(2)
  const { shiftId } = await worker.startShift({ position })
  worker.clock.now = eight + minutes(30)
  const before = await shiftOf(shiftId)
  const { trackErasureId } = await erasures.request({ before: instant(eight) })
  await erasures.untilDone()
  expect(await erasures.find(trackErasureId)).toMatchObject({ status: 'erased', shifts: 0 })
  expect(await shiftOf(shiftId)).toEqual(before)
})

describe.each([['all'], ['one']])('a shift that becomes known only after positions of %s were erased', (whose) => {
  const noon = eight + hours(4)
  let erasureId: string
  beforeEach(async () => {
    worker.clock.now = noon
    const { memberId } = worker.principal
    erasureId = (await erasures.request({ before: instant(noon), ...(whose === 'one' && { memberId }) })).trackErasureId
    await compactor.runDue()
  })

  test('takes none of them when a phone without a network clocks in late', async () => {
    const { shiftId, startPosition } = await worker.startShift({ at: instant(eight), position })
    expect(startPosition).toBeUndefined()
    expect(await worker.livePosition()).toBeUndefined()
    expect(await worker.send(pingsFrom(eight, 20))).toMatchObject({ accepted: 0, outsideShift: 20 })
    await erasures.untilDone()
    expect(await erasures.find(erasureId)).toMatchObject({ status: 'erased', shifts: 1 })
    const { now } = worker.clock
    expect(await worker.send(pingsFrom(noon, 2, 1))).toMatchObject({ accepted: 2 })
    expect(await worker.send(pingsFrom(eight, 20))).toMatchObject({ accepted: 0 })
    await worker.clockOut({ at: instant(now - 1), position })
    expect(await shiftOf(shiftId)).toMatchObject({ endPosition: position, trackErasedBefore: instant(noon) })
  })

  test('takes none of them when staff enter it afterwards', async () => {
    await erasures.untilDone()
    await staff.enter({ startedAt: instant(eight), endedAt: instant(eight + hours(1)) })
    expect(await worker.send(pingsFrom(eight, 20))).toMatchObject({ accepted: 0, outsideShift: 20 })
  })

  test('takes none of them when its start is moved back', async () => {
    worker.clock.now = noon + hours(1)
    const { shiftId } = await worker.startShift()
    await erasures.untilDone()
    expect(await shiftOf(shiftId)).not.toHaveProperty('trackErasedBefore')
    await staff.correct(shiftId, { startedAt: instant(eight) })
    expect(await worker.send(pingsFrom(eight, 20))).toMatchObject({ accepted: 0, outsideShift: 20 })
    expect(await worker.send(pingsFrom(noon + hours(1), 2))).toMatchObject({ accepted: 2 })
  })

  test('is marked by the verification when it was being written meanwhile', async () => {
    const late = {
      ...worker.deps,
      findMemberLock: async () => ({ lockVersion: 0, erasedBefore: undefined, joined: undefined, held: [] }),
    }
    const { body } = await clockIn({ at: instant(eight), position }, worker.principal, late)
    expect(await worker.send(pingsFrom(eight, 20))).toMatchObject({ accepted: 20 })
    await erasures.untilDone()
    expect(await erasures.find(erasureId)).toMatchObject({ status: 'erased', shifts: 1 })
    expect(await storedBefore(noon)).toBe(0)
    expect(await shiftOf((body as Shift).shiftId)).not.toHaveProperty('startPosition')
  })

  test('of another worker is affected only if they were those of all', async () => {
    const principal = { ...worker.principal, memberId: worker.deps.newId() }
    const { body } = await clockIn({ at: instant(eight) }, principal, worker.deps)
    const expected = whose === 'all' ? instant(noon) : undefined
    expect((body as Shift).trackErasedBefore).toBe(expected)
  })
})

test('a later request for an earlier instant does not lower the cutoff', async () => {
  worker.clock.now = eight + hours(4)
  await erasures.request({ before: instant(eight + hours(4)) })
  await erasures.untilDone()
  await erasures.request({ before: instant(eight) })
  await erasures.untilDone()
  const { trackErasedBefore } = await worker.startShift({ at: instant(eight + hours(1)) })
  expect(trackErasedBefore).toBe(instant(eight + hours(4)))
})

describe('the position of a clock-out at an erased time is not stored', () => {
  test('of an open shift', async () => {
    const { shiftId } = await worker.startShift()
    worker.clock.now = eight + hours(5)
    await erasures.request({ before: instant(worker.clock.now) })
    await erasures.untilDone()
    await worker.clockOut({ at: instant(eight + hours(1)), position })
    expect(await shiftOf(shiftId)).toMatchObject({ endedAt: instant(eight + hours(1)) })
    expect(await shiftOf(shiftId)).not.toHaveProperty('endPosition')
  })
})

test('no track shows them once its shift is marked, compacted or not', async () => {
  const { shiftId } = await worker.startShift()
  worker.clock.now = eight + minutes(30)
  await worker.send(pingsFrom(eight, 20))
  expect(await erasures.instantsOf(shiftId)).toHaveLength(20)
  await erasures.request({ before: instant(eight + 100_000) })
  await compactor.runDue()
  expect(await erasures.instantsOf(shiftId)).toEqual(pingsFrom(eight + 100_000, 10).map(({ at }) => at))
})

test('a request that crashed after its row was written is carried out', async () => {
  worker.clock.now = eight + hours(4)
  const raiseErasureCutoff = () => Promise.reject(new Error('crashed'))
  await expect(erasures.request({ before: instant(eight + hours(4)) }, { raiseErasureCutoff })).rejects.toThrow(
    'crashed',
  )
  await erasures.untilDone()
  const { trackErasedBefore } = await worker.startShift({ at: instant(eight) })
  expect(trackErasedBefore).toBe(instant(eight + hours(4)))
})

test('the distance of a closed shift stays, also when it was not compacted yet', async () => {
  const { shiftId } = await worker.startShift()
  worker.clock.now = eight + minutes(30)
  await worker.send(pingsFrom(eight, 100))
  await worker.clockOut()
  const { distanceMeters } = await worker.track(shiftId)
  await erasures.request({ before: instant(eight + 500_000) })
  await erasures.untilDone()
  expect(await shiftOf(shiftId)).toMatchObject({ points: 50, distanceMeters })
  expect(distanceMeters).toBeGreaterThan(100)
})

describe('work whose request is gone', () => {
  const request = async () =>
    (await erasures.request({ before: instant(eight), memberId: worker.principal.memberId })).trackErasureId

  test('ends, and brings nothing back', async () => {
    const trackErasureId = await request()
    await table.send(
      new DeleteCommand({ TableName: table.name, Key: trackErasureKey(worker.accountId, trackErasureId) }),
    )
    await erasures.untilDone()
    expect(await compactor.rowsOf('due')).toEqual([])
    expect(await compactor.rowsOf('trackErasure')).toEqual([])
  })

  test('also when it disappears between the last check and the end', async () => {
    const trackErasureId = await request()
    await compactor.runDue()
    worker.clock.now += minutes(2)
    const Key = trackErasureKey(worker.accountId, trackErasureId)
    const finishTrackErasure: typeof compactor.deps.finishTrackErasure = async (...all) => {
      await table.send(new DeleteCommand({ TableName: table.name, Key }))
      return compactor.deps.finishTrackErasure(...all)
    }
    await compactor.runDue({ finishTrackErasure })
    expect(await compactor.rowsOf('trackErasure')).toEqual([])
    await erasures.untilDone()
    expect(await compactor.rowsOf('due')).toEqual([])
  })

  test('is deleted with the request when its worker is erased', async () => {
    const trackErasureId = await request()
    const part = memberTracks(worker.accountId, worker.principal.memberId).find(({ type }) => type === 'trackErasure')
    const [row = {}] = await compactor.rowsOf('trackErasure')
    const [due] = await compactor.rowsOf('due')
    expect(row).toMatchObject({ trackErasureId })
    expect(part?.cascadeKeys?.(row)).toEqual([{ pk: due?.pk, sk: due?.sk }])
  })
})
