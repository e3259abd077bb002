import { inside } from '../domain/rules/shift-gate.ts'
import type { Packed, ShiftGeneration } from '../store/segment-append-store.ts'
import { spanOf } from '../store/shift-span.ts'
import type { PingDeps, Upload } from './upload.ts'

/**
 * A clock-out before the write of a segment cannot erase it, so the writer checks again, and removes what the shift no longer
 * takes. Returns the number of points removed.
 */
export async function trimToShift(
  upload: Pick<Upload, 'accountId' | 'now' | 'days'>,
  target: ShiftGeneration,
  packed: Packed,
  deps: PingDeps,
): Promise<number> {
  const { accountId } = upload
  const shift = await deps.findShift(accountId, target.shiftId)
  const remaining = shift ? inside(packed.points, spanOf(shift)) : []
  if (remaining.length === packed.points.length) return 0
  if (remaining.length > 0) await deps.putSegment(accountId, target, await deps.pack(accountId, remaining), upload)
  await deps.emptySegment(accountId, target, packed, upload)
  return packed.points.length - remaining.length
}
