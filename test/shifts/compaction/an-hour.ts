import { eight, hours, minutes, pingsFrom, type Worker } from '../world.ts'
import type { Compactor } from './compactor.ts'

/** A closed shift from eight to nine with a position a minute, in uploads of ten. Returns its id. */
export async function anHour(worker: Worker, points = 60): Promise<string> {
  const { shiftId } = await worker.startShift()
  worker.clock.now = eight + hours(1)
  const pings = pingsFrom(eight, points, 60_000)
  for (let start = 0; start < points; start += 10) await worker.send(pings.slice(start, start + 10))
  await worker.clockOut()
  return shiftId
}

/** The same, compacted half an hour later. */
export async function aCompactedHour(worker: Worker, compactor: Compactor, points = 60): Promise<string> {
  const shiftId = await anHour(worker, points)
  worker.clock.now += minutes(30)
  await compactor.runAllDue()
  return shiftId
}
