import { settleAll } from '../../shared/settle-all.ts'
import { type RetentionPolicy, retentionOf, unexpired } from '../domain/rules/retention.ts'
import type { Point } from '../domain/track/point.ts'
import type { SegmentStore } from '../store/segment-store.ts'
import type { Shift } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import type { TrackPartStore } from '../store/track-part-store.ts'

export type ReadPointsDeps = Pick<ShiftStore, 'findShift'> &
  Pick<TrackPartStore, 'readParts'> &
  Pick<SegmentStore, 'readSegments'>

/**
 * Returns the unexpired points of a shift, one list per track part and uncompacted segment. Reads again when a compaction replaced
 * a part meanwhile: the part is missing and the shift has a newer version.
 */
export async function readPoints(
  accountId: string,
  shift: Shift,
  retention: RetentionPolicy,
  deps: ReadPointsDeps,
): Promise<(readonly Point[])[]> {
  const { shiftId, track, version } = shift
  const [parts, segments] = await settleAll([
    deps.readParts(accountId, shiftId, track?.parts ?? []),
    deps.readSegments(accountId, shiftId, { from: track?.below ?? 0 }, retention.now),
  ])
  const found = parts.filter((part) => part !== undefined)
  if (found.length < parts.length) {
    const current = await deps.findShift(accountId, shiftId)
    if (current && current.version !== version) return readPoints(accountId, current, retention, deps)
  }
  const kept = retentionOf(shift, retention)
  return [...found, ...segments].map((points) => unexpired(points, kept))
}
