import { beforeEach, expect, test } from 'vitest'
import type { Table } from '../../../functions/shared/table/table.ts'
import { maxRowPoints } from '../../../functions/shifts/domain/codec/frame.ts'
import { aStaffMember } from '../staff.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { at, type Deps, eight, hours, phoneOf, type Worker } from '../world.ts'

let table: Table
let worker: Worker

beforeEachWithWorker((given, onTable) => {
  worker = given
  table = onTable
  worker.goTo(12)
})

const afternoon = 'the-afternoon'
const positions = (count: number) =>
  Array.from({ length: count }, (_, second) => ({
    at: new Date(eight + hours(7) + second * 1000).toISOString(),
    lat: 47 + second * 1e-5,
    lon: 8,
  }))

beforeEach(async () => {
  await worker.clockIn({ at: at(0), shiftId: 'the-morning' })
  await expect(worker.clockIn({ at: at(6), shiftId: afternoon })).rejects.toMatchObject({ code: 'already_clocked_in' })
})

/** How many positions each stored segment of the afternoon has. */
async function storedInAfternoon(): Promise<number[]> {
  const segments = await Array.fromAsync(worker.deps.segmentsOf(worker.accountId, afternoon, { from: 0 }, true))
  const lengths = await Promise.all(segments.map(async (segment) => (await segment.points()).length))
  return lengths.filter((length) => length > 0)
}

test('positions that move to the shift which they belong to are stored in rows that hold them', async () => {
  const sent = maxRowPoints + 2_000
  await worker.send(positions(sent), afternoon)
  await worker.clockOut({ at: at(4), shiftId: 'the-morning' })
  const stored = await storedInAfternoon()
  expect(Math.max(...stored)).toBeLessThanOrEqual(maxRowPoints)
  expect(stored.reduce((sum, length) => sum + length, 0)).toBe(sent)
})

test.each([
  ['shortened', async () => void (await aStaffMember(table, worker).correct(afternoon, { endedAt: at(6.5) }))],
  ['removed', async () => void (await aStaffMember(table, worker).remove(afternoon))],
])('none stay in a shift that is %s while they move', async (_what, change) => {
  await worker.send(positions(10), afternoon)
  let moved = 0
  const putSegment: Deps['putSegment'] = async (accountId, target, ...rest) => {
    if (target.shiftId === afternoon) {
      moved += 1
      await change()
    }
    return worker.deps.putSegment(accountId, target, ...rest)
  }
  const phone = phoneOf(worker.principal, { ...worker.deps, putSegment })
  await phone.clockOut({ at: at(4), shiftId: 'the-morning' })
  expect(moved).toBe(1)
  expect(await storedInAfternoon()).toEqual([])
})
