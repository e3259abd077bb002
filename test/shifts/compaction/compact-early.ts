import { withNextGeneration } from '../../../functions/shifts/domain/rules/compaction-schedule.ts'
import type { Worker } from '../world.ts'

/** Schedules a compaction of an open shift, as an erasure of positions does. */
export async function compactEarly({ deps, accountId, clock, shift: shiftOf }: Worker, shiftId: string) {
  const shift = await shiftOf(shiftId)
  const after = { ...withNextGeneration(shift, clock.now), version: shift.version + 1 }
  await deps.saveCompactionStep(accountId, shift, after, { at: clock.now, waited: false, moved: false })
}
