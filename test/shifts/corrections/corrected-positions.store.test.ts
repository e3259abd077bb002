import { beforeEach, describe, expect, test } from 'vitest'
import type { Table } from '../../../functions/shared/table/table.ts'
import { trackErasureStore } from '../../../functions/shifts/track-erasure/track-erasure-store.ts'
import { listPositions } from '../../../functions/shifts/tracks/list-positions.ts'
import { anAutoCloser } from '../auto-close/auto-closer.ts'
import { aCompactor } from '../compaction/compactor.ts'
import { aStaffMember, type StaffMember } from '../staff.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { at, eight, hours, instant, minutes, pingsFrom, type Worker } from '../world.ts'

let table: Table
let worker: Worker
let staff: StaffMember

beforeEachWithWorker((given, onTable) => {
  worker = given
  table = onTable
  staff = aStaffMember(table, worker)
  worker.clock.now = eight
})

const [home, site] = [
  { lat: 48, lon: 11 },
  { lat: 49, lon: 12 },
]
const read = (shiftId: string) => worker.deps.findShift(worker.accountId, shiftId)

describe('a clock-in or clock-out position', () => {
  let shiftId: string
  beforeEach(async () => {
    shiftId = (await worker.startShift({ position: home })).shiftId
    worker.clock.now = eight + hours(8)
    await worker.clockOut({ position: site })
  })

  test('is deleted when the shift is moved away from its time', async () => {
    await staff.correct(shiftId, { startedAt: at(2), endedAt: at(4) })
    const shift = await read(shiftId)
    expect(shift).toMatchObject({ startedAt: at(2), endedAt: at(4) })
    for (const field of ['startPosition', 'endPosition']) expect(shift).not.toHaveProperty(field)
  })

  test('stays when its own time stays', async () => {
    await staff.correct(shiftId, { endedAt: at(7) })
    expect(await read(shiftId)).toMatchObject({ startPosition: home })
    expect(await read(shiftId)).not.toHaveProperty('endPosition')
    await staff.correct(shiftId, { note: 'Rain' })
    expect(await read(shiftId)).toMatchObject({ startPosition: home, note: 'Rain' })
  })
})

describe('the live position', () => {
  const shown = async () => {
    const name = { memberId: worker.principal.memberId, name: 'Ana' }
    return (await listPositions(worker.principal, { ...worker.deps, listMembers: async () => [name] })).items
  }
  let shiftId: string
  beforeEach(async () => {
    shiftId = (await worker.startShift({ position: home })).shiftId
    worker.clock.now = eight + minutes(10)
    await worker.send(pingsFrom(eight + minutes(5), 5))
    worker.clock.now = eight + hours(3)
  })

  test('is deleted when the start moves behind it, and set again by the next upload', async () => {
    expect(await shown()).toHaveLength(1)
    expect(await staff.correct(shiftId, { startedAt: at(2) })).toMatchObject({ status: 'open', startedAt: at(2) })
    expect(await shown()).toEqual([expect.not.objectContaining({ lat: expect.anything() })])
    expect(await worker.livePosition()).toBeUndefined()
    expect(await worker.send(pingsFrom(eight + hours(2.5), 1))).toMatchObject({ accepted: 1 })
    expect(await shown()).toMatchObject([{ at: at(2.5) }])
  })

  test('stays when it still lies in the shift', async () => {
    await staff.correct(shiftId, { startedAt: instant(eight + minutes(5)) })
    expect(await shown()).toHaveLength(1)
  })

  test('of a compacted track is not shown once an owner asked to erase it, before it is erased', async () => {
    const compactor = aCompactor(table, worker)
    await staff.correct(shiftId, { startedAt: instant(eight + minutes(1)) })
    worker.clock.now = eight + hours(4)
    await compactor.runAllDue()
    expect([await shown(), (await read(shiftId))?.track?.parts.length]).toMatchObject([
      [{ lat: expect.closeTo(48, 1) }],
      1,
    ])
    const shift = await worker.shift(shiftId)
    const open = await worker.deps.findOpenShift(worker.accountId, worker.principal.memberId)
    const erased = { ...shift, trackErasedBefore: at(1), generation: shift.generation + 1, version: shift.version + 1 }
    const retention = { now: worker.clock.now, days: 400 }
    const compacting = { ...erased, compactAt: worker.clock.now }
    await trackErasureStore(table).saveErased(worker.accountId, shift, compacting, open, retention)
    expect(await shown()).toEqual([expect.not.objectContaining({ lat: expect.anything() })])
  })

  test('is shown no longer than positions are kept, nor is that of the clock-in', async () => {
    const { shifts, retention } = worker.principal.account.settings
    Object.assign(shifts, { maxHours: 48 })
    Object.assign(retention, { trackDays: 1 })
    expect(await shown()).toMatchObject([{ lat: expect.closeTo(48, 1) }])
    worker.clock.now = eight + hours(25)
    expect(await shown()).toEqual([expect.not.objectContaining({ lat: expect.anything() })])
  })

  test('is deleted also when an upload came in between', async () => {
    let sent = false
    const findOpenShift: typeof staff.deps.findOpenShift = async (...all) => {
      const open = await staff.deps.findOpenShift(...all)
      if (!sent) await worker.send(pingsFrom(eight + minutes(9), 1))
      sent = true
      return open
    }
    await staff.correct(shiftId, { startedAt: at(2) }, { findOpenShift })
    expect(await shown()).toEqual([expect.not.objectContaining({ lat: expect.anything() })])
    expect(await worker.livePosition()).toBeUndefined()
  })
})

test('the position of a clock-out that replaces a proposed end is not stored when positions of its time were erased', async () => {
  const { accountId } = worker
  await worker.deps.raiseErasureCutoff(accountId, worker.principal.memberId, at(10))
  const { shiftId } = await worker.startShift()
  worker.clock.now = eight + hours(16)
  await anAutoCloser(table, worker).runDue()
  expect(await read(shiftId)).toMatchObject({ closedBy: 'auto', trackErasedBefore: at(10) })
  await worker.clockOut({ shiftId, at: at(9), position: site })
  expect(await read(shiftId)).toMatchObject({ closedBy: 'worker', endedAt: at(9) })
  expect(await read(shiftId)).not.toHaveProperty('endPosition')
  await worker.clockOut({ shiftId, at: at(9), position: site })
  expect(await read(shiftId)).not.toHaveProperty('endPosition')
})
