import { expect, test } from 'vitest'
import { toTrackPoint } from '../../../functions/shifts/domain/formats/position-fields.ts'
import type { Ping } from '../../../functions/shifts/domain/pings/ping.ts'
import type { Point } from '../../../functions/shifts/domain/track/point.ts'
import { recordPings } from '../../../functions/shifts/ingest/record-pings.ts'
import { aWalk } from '../analysis/walks.ts'
import { aCompactor } from '../compaction/compactor.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { eight, hours, instant, type Worker } from '../world.ts'
import { metresOf, restingBeside } from './side-by-side.ts'

let worker: Worker
let compactor: ReturnType<typeof aCompactor>

beforeEachWithWorker((given, table) => {
  worker = given
  compactor = aCompactor(table, worker)
})

const drive = aWalk({ every: 10 }).drive(2_400, 12).rest(900, 4).drive(1_200, 12).points()
const tablet = restingBeside(drive, { every: 10 })
const pings = (points: readonly Point[]) => points.map((point) => toTrackPoint(point) as Ping)
const sendAs = (number: number | undefined, points: readonly Point[]) =>
  recordPings(
    { pings: pings(points) },
    number === undefined ? worker.principal : { ...worker.principal, device: { number } },
    worker.deps,
  )

test.each([
  [1, 2],
  [2, 1],
  [undefined, 1],
])('a drive as %s beside a tablet as %s is whole before and after compaction', async (phone, other) => {
  const { shiftId } = await worker.startShift({ at: instant(eight) })
  worker.clock.now = eight + hours(2)
  await sendAs(other, tablet.slice(0, 200))
  for (let start = 0; start < drive.length; start += 50) await sendAs(phone, drive.slice(start, start + 50))
  await sendAs(other, tablet.slice(200))
  const open = await worker.track(shiftId)
  expect(open.distanceMeters).toBeCloseTo(metresOf(drive), 0)
  expect(open.points.filter(({ flags }) => flags)).toEqual([])
  expect(open.stops).toHaveLength(1)

  await worker.clockOut({ at: instant(eight + hours(2)) })
  worker.clock.now += hours(2)
  await compactor.runAllDue()
  expect(await worker.track(shiftId)).toEqual(open)
  expect((await worker.shift(shiftId)).distanceMeters).toBe(open.distanceMeters)
  expect(new Set(open.points.map(({ device }) => device))).toEqual(new Set([phone, other]))
})

test('a copy from a device with a lower number is stored after compaction, one with a higher is not', async () => {
  const { shiftId } = await worker.startShift({ at: instant(eight) })
  worker.clock.now = eight + hours(2)
  await sendAs(3, drive.slice(0, 20))
  await worker.clockOut({ at: instant(eight + hours(2)) })
  worker.clock.now += hours(2)
  await compactor.runAllDue()
  expect(await sendAs(5, drive.slice(0, 20))).toMatchObject({ accepted: 0, duplicates: 20 })
  expect(await sendAs(1, drive.slice(0, 5))).toMatchObject({ accepted: 5, duplicates: 0 })
  worker.clock.now += hours(8)
  await compactor.runAllDue()
  const { points } = await worker.track(shiftId)
  expect(points.map(({ device }) => device)).toEqual([...Array(5).fill(1), ...Array(15).fill(3)])
})
