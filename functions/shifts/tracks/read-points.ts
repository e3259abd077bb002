import { type RetentionPolicy, unexpired } from '../domain/rules/retention.ts'
import type { Point } from '../domain/track/point.ts'
import type { SegmentStore } from '../store/segment-store.ts'
import type { Shift } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import type { TrackPartStore } from '../store/track-part-store.ts'

export type ReadPointsDeps = Pick<ShiftStore, 'findShift'> &
  Pick<TrackPartStore, 'readParts'> &
  Pick<SegmentStore, 'readSegments'>

/**
 * All that is stored for a shift and may still be shown, in the parts it lies in: those that the shift names, and the
 * segments that were not compacted into them. A part that is gone was replaced, which the shift tells; or its time is over.
 */
export async function readPoints(
  accountId: string,
  shift: Shift,
  retention: RetentionPolicy,
  deps: ReadPointsDeps,
): Promise<(readonly Point[])[]> {
  const { shiftId, track, version } = shift
  const [parts, segments] = await Promise.all([
    deps.readParts(accountId, shiftId, track?.parts ?? []),
    deps.readSegments(accountId, shiftId, { from: track?.below ?? 0 }, retention.now),
  ])
  const known = parts.filter((part) => part !== undefined)
  if (known.length < parts.length) {
    const meanwhile = await deps.findShift(accountId, shiftId)
    if (meanwhile && meanwhile.version !== version) return readPoints(accountId, meanwhile, retention, deps)
  }
  return [...known, ...segments].map((points) => unexpired(points, retention))
}
