import { recompactAt } from '../domain/rules/compaction-schedule.ts'
import { unknownPoints } from '../domain/track/merge-points.ts'
import type { Point } from '../domain/track/point.ts'
import type { Packed } from '../store/segment-append-store.ts'
import type { Shift } from '../store/shift-items.ts'
import type { PingDeps, Upload } from './upload.ts'

export type NewPoints = {
  /** Undefined when all points are known. */
  readonly packed: Packed | undefined
  /** Epoch milliseconds; undefined when the segment need not request a compaction. */
  readonly compactionRequestAt?: number | undefined
}

/**
 * Compares points with the compacted track, so that a phone that resends a day writes nothing, and with the names of
 * segments that wait for compaction.
 */
export async function deduplicate(upload: Upload, shift: Shift, packed: Packed, deps: PingDeps): Promise<NewPoints> {
  const { accountId } = upload
  const { shiftId, generation, track } = shift
  const stored = await deps.readParts(accountId, shiftId, partsAround(shift, packed.points))
  const unknown = unknownPoints(
    stored.flatMap((part) => part ?? []),
    packed.points,
  )
  if (unknown.length === 0) return { packed: undefined }
  const newPacked = unknown.length === packed.points.length ? packed : await deps.pack(accountId, unknown)
  for (let older = track?.below ?? 0; older < generation; older += 1) {
    if (await deps.isStored(accountId, { shiftId, generation: older }, newPacked)) return { packed: undefined }
  }
  const isRequested = await shouldRequestCompaction(upload, shift, deps)
  return {
    packed: newPacked,
    compactionRequestAt: isRequested ? recompactAt(upload.now, track?.compactedAt) : undefined,
  }
}

function partsAround({ track }: Shift, points: readonly Point[]) {
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0]
  return track?.parts.filter(({ firstAt, lastAt }) => firstAt <= last && first <= lastAt) ?? []
}

/**
 * An open shift is compacted after its end. A scheduled compaction includes what arrives before it, since it waits
 * longer than any upload lives that saw it waiting. In all other cases one segment requests it.
 */
async function shouldRequestCompaction({ accountId, now }: Upload, shift: Shift, deps: PingDeps): Promise<boolean> {
  const { status, generation, track, compactAt = 0 } = shift
  if (status === 'open' || ((track?.below ?? 0) < generation && now < compactAt)) return false
  return !(await deps.isCompactionRequested(accountId, shift))
}
