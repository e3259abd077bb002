import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { beforeEach, describe, expect, test } from 'vitest'
import { trackErasureKey } from '../../../functions/shared/keys.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { clockIn } from '../../../functions/shifts/clocking/clock-in.ts'
import { memberTracks } from '../../../functions/shifts/erasers.ts'
import type { Shift } from '../../../functions/shifts/store/shift-items.ts'
import { beforeEachOnNewTable } from '../../support/table-hooks.ts'
import { aCompactor, type Compactor } from '../compaction/compactor.ts'
import { anOffice, type Office } from '../office.ts'
import { aWorker, eight, hours, instant, minutes, pingsFrom, type Worker } from '../world.ts'
import { aTrackErasing, type TrackErasing } from './track-erasing.ts'

let table: Table
let worker: Worker
let compactor: Compactor
let erasing: TrackErasing
let office: Office

beforeEachOnNewTable(async (given) => {
  table = given
  worker = await aWorker(table)
  compactor = aCompactor(table, worker)
  erasing = aTrackErasing(worker, compactor)
  office = anOffice(table, worker)
})

const shiftOf = async (id: string) => compactor.deps.findShift(worker.accountId, id)
const place = { lat: 48, lon: 11 }

async function storedBefore(moment: number): Promise<number> {
  const rows = [...(await compactor.rowsOf('segment')), ...(await compactor.rowsOf('trackPart'))]
  return rows.filter((row) => row.sealed && Number(row['firstAt']) < moment).length
}

test('positions of the tolerance before a shift that began after the moment go too', async () => {
  worker.clock.now = eight + 30_000
  const { shiftId } = await worker.startShift()
  worker.clock.now = eight + minutes(30)
  expect(await worker.send(pingsFrom(eight - 20_000, 6))).toMatchObject({ accepted: 6 })
  const { trackErasureId } = await erasing.ask({ before: instant(eight) })
  await erasing.untilDone()
  expect(await erasing.find(trackErasureId)).toMatchObject({ status: 'erased', shifts: 1 })
  expect(await erasing.momentsOf(shiftId)).toEqual(pingsFrom(eight, 4).map(({ at }) => at))
  expect(await storedBefore(eight)).toBe(0)
})

test('a shift whose tolerance reaches no such moment is left as it is', async () => {
  worker.clock.now = eight + minutes(2)
  const { shiftId } = await worker.startShift({ position: place })
  worker.clock.now = eight + minutes(30)
  const before = await shiftOf(shiftId)
  const { trackErasureId } = await erasing.ask({ before: instant(eight) })
  await erasing.untilDone()
  expect(await erasing.find(trackErasureId)).toMatchObject({ status: 'erased', shifts: 0 })
  expect(await shiftOf(shiftId)).toEqual(before)
})

describe.each([['all'], ['one']])('a shift that is known only after positions of %s were erased', (whose) => {
  const noon = eight + hours(4)
  let erasureId: string
  beforeEach(async () => {
    worker.clock.now = noon
    const { memberId } = worker.principal
    erasureId = (await erasing.ask({ before: instant(noon), ...(whose === 'one' && { memberId }) })).trackErasureId
    await compactor.runDue()
  })

  test('takes none of them when a phone without a network brings it late', async () => {
    const { shiftId, startPosition } = await worker.startShift({ at: instant(eight), position: place })
    expect(startPosition).toBeUndefined()
    const open = await compactor.deps.findOpenShift(worker.accountId, worker.principal.memberId)
    expect(open?.live).toBeUndefined()
    expect(await worker.send(pingsFrom(eight, 20))).toMatchObject({ accepted: 0, outsideShift: 20 })
    await erasing.untilDone()
    expect(await erasing.find(erasureId)).toMatchObject({ status: 'erased', shifts: 1 })
    const { now } = worker.clock
    expect(await worker.send(pingsFrom(noon, 2, 1))).toMatchObject({ accepted: 2 })
    expect(await worker.send(pingsFrom(eight, 20))).toMatchObject({ accepted: 0 })
    await worker.clockOut({ at: instant(now - 1), position: place })
    expect(await shiftOf(shiftId)).toMatchObject({ endPosition: place, trackErasedBefore: instant(noon) })
  })

  test('takes none of them when the office enters it after the end', async () => {
    await erasing.untilDone()
    await office.enter({ startedAt: instant(eight), endedAt: instant(eight + hours(1)) })
    expect(await worker.send(pingsFrom(eight, 20))).toMatchObject({ accepted: 0, outsideShift: 20 })
  })

  test('takes none of them when its start is moved back', async () => {
    worker.clock.now = noon + hours(1)
    const { shiftId } = await worker.startShift()
    await erasing.untilDone()
    expect(await shiftOf(shiftId)).not.toHaveProperty('trackErasedBefore')
    await office.correct(shiftId, { startedAt: instant(eight) })
    expect(await worker.send(pingsFrom(eight, 20))).toMatchObject({ accepted: 0, outsideShift: 20 })
    expect(await worker.send(pingsFrom(noon + minutes(5), 2))).toMatchObject({ accepted: 2 })
  })

  test('is told when it was on its way in that moment', async () => {
    const late = { ...worker.deps, findMemberLock: async () => ({ lockVersion: 0, erasedBefore: undefined }) }
    const { body } = await clockIn({ at: instant(eight), position: place }, worker.principal, late)
    expect(await worker.send(pingsFrom(eight, 20))).toMatchObject({ accepted: 20 })
    await erasing.untilDone()
    expect(await erasing.find(erasureId)).toMatchObject({ status: 'erased', shifts: 1 })
    expect(await storedBefore(noon)).toBe(0)
    expect(await shiftOf((body as Shift).shiftId)).not.toHaveProperty('startPosition')
  })

  test('of another worker only if they were those of all', async () => {
    const principal = { ...worker.principal, memberId: worker.deps.newId() }
    const { body } = await clockIn({ at: instant(eight) }, principal, worker.deps)
    const expected = whose === 'all' ? instant(noon) : undefined
    expect((body as Shift).trackErasedBefore).toBe(expected)
  })
})

test('an earlier moment that is asked for later takes nothing back', async () => {
  worker.clock.now = eight + hours(4)
  await erasing.ask({ before: instant(eight + hours(4)) })
  await erasing.untilDone()
  await erasing.ask({ before: instant(eight) })
  await erasing.untilDone()
  const { trackErasedBefore } = await worker.startShift({ at: instant(eight + hours(1)) })
  expect(trackErasedBefore).toBe(instant(eight + hours(4)))
})

describe('the place of a clock-out of an erased moment is not kept', () => {
  test('of an open shift', async () => {
    const { shiftId } = await worker.startShift()
    worker.clock.now = eight + hours(5)
    await erasing.ask({ before: instant(worker.clock.now) })
    await erasing.untilDone()
    await worker.clockOut({ at: instant(eight + hours(1)), position: place })
    expect(await shiftOf(shiftId)).toMatchObject({ endedAt: instant(eight + hours(1)) })
    expect(await shiftOf(shiftId)).not.toHaveProperty('endPosition')
  })
})

test('no track shows them once its shift has been told, compacted or not', async () => {
  const { shiftId } = await worker.startShift()
  worker.clock.now = eight + minutes(30)
  await worker.send(pingsFrom(eight, 20))
  expect(await erasing.momentsOf(shiftId)).toHaveLength(20)
  await erasing.ask({ before: instant(eight + 100_000) })
  await compactor.runDue()
  expect(await erasing.momentsOf(shiftId)).toEqual(pingsFrom(eight + 100_000, 10).map(({ at }) => at))
})

test('a request that died after its wish was written is carried out all the same', async () => {
  worker.clock.now = eight + hours(4)
  const raiseErasureCutoff = () => Promise.reject(new Error('killed'))
  await expect(erasing.ask({ before: instant(eight + hours(4)) }, { raiseErasureCutoff })).rejects.toThrow('killed')
  await erasing.untilDone()
  const { trackErasedBefore } = await worker.startShift({ at: instant(eight) })
  expect(trackErasedBefore).toBe(instant(eight + hours(4)))
})

test('what was driven is told of a shift that was over and not yet compacted', async () => {
  const { shiftId } = await worker.startShift()
  worker.clock.now = eight + minutes(30)
  await worker.send(pingsFrom(eight, 100))
  await worker.clockOut()
  const { distanceMeters } = await worker.track(shiftId)
  await erasing.ask({ before: instant(eight + 500_000) })
  await erasing.untilDone()
  expect(await shiftOf(shiftId)).toMatchObject({ points: 50, distanceMeters })
  expect(distanceMeters).toBeGreaterThan(100)
})

describe('work whose wish is gone', () => {
  const wish = async () =>
    (await erasing.ask({ before: instant(eight), memberId: worker.principal.memberId })).trackErasureId

  test('ends, and brings nothing back', async () => {
    const trackErasureId = await wish()
    await table.send(
      new DeleteCommand({ TableName: table.name, Key: trackErasureKey(worker.accountId, trackErasureId) }),
    )
    await erasing.untilDone()
    expect(await compactor.rowsOf('due')).toEqual([])
    expect(await compactor.rowsOf('trackErasure')).toEqual([])
  })

  test('between its last look and its end, too', async () => {
    const trackErasureId = await wish()
    await compactor.runDue()
    worker.clock.now += minutes(2)
    const Key = trackErasureKey(worker.accountId, trackErasureId)
    const finishTrackErasure: typeof compactor.deps.finishTrackErasure = async (...all) => {
      await table.send(new DeleteCommand({ TableName: table.name, Key }))
      return compactor.deps.finishTrackErasure(...all)
    }
    await compactor.runDue({ finishTrackErasure })
    expect(await compactor.rowsOf('trackErasure')).toEqual([])
    await erasing.untilDone()
    expect(await compactor.rowsOf('due')).toEqual([])
  })

  test('goes with it when its worker is erased', async () => {
    const trackErasureId = await wish()
    const part = memberTracks(worker.accountId, worker.principal.memberId).find(({ type }) => type === 'trackErasure')
    const [row = {}] = await compactor.rowsOf('trackErasure')
    const [due] = await compactor.rowsOf('due')
    expect(row).toMatchObject({ trackErasureId })
    expect(part?.cascadeKeys?.(row)).toEqual([{ pk: due?.pk, sk: due?.sk }])
  })
})
