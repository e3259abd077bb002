import type { Shift } from '../../../functions/shifts/store/shift-items.ts'
import { eight, hours, instant, minutes, pingsFrom, type Worker } from '../world.ts'

/** A closed shift of so many hours from eight, with a position each minute. */
export async function aClosedShift(worker: Worker, length = 8): Promise<Shift> {
  const { shiftId } = await worker.startShift({ at: instant(eight) })
  await worker.send(pingsFrom(eight, length * 60, minutes(1)))
  await worker.clockOut({ at: instant(eight + hours(length)) })
  return worker.shift(shiftId)
}
