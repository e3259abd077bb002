import { settleAll } from '../../shared/settle-all.ts'
import { type RetentionPolicy, retentionOf, unexpired } from '../domain/rules/retention.ts'
import type { Point } from '../domain/track/point.ts'
import type { OpenShiftStore } from '../store/open-shift-store.ts'
import type { SegmentStore } from '../store/segment-store.ts'
import type { Shift } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import type { TailStore } from '../store/tail-store.ts'
import type { TrackPartStore } from '../store/track-part-store.ts'

export type ReadPointsDeps = Pick<ShiftStore, 'findShift'> &
  Pick<OpenShiftStore, 'findOpenShift'> &
  Pick<TailStore, 'openTail'> &
  Pick<TrackPartStore, 'readParts'> &
  Pick<SegmentStore, 'readSegments'>

/**
 * Returns the unexpired points of a shift, one list per track part, uncompacted segment and upload in the tail. Reads again when a compaction replaced
 * a part meanwhile: the part is missing and the shift has a newer version.
 */
export async function readPoints(
  accountId: string,
  shift: Shift,
  retention: RetentionPolicy,
  deps: ReadPointsDeps,
  consistently = false,
): Promise<(readonly Point[])[]> {
  const { shiftId, track, version } = shift
  // the tail first: what becomes a segment meanwhile is found there
  const tail = shift.status === 'open' ? await readTail(accountId, shift, deps) : []
  const [parts, segments] = await settleAll([
    deps.readParts(accountId, shiftId, track?.parts ?? []),
    deps.readSegments(accountId, shiftId, { from: track?.below ?? 0 }, retention.now, consistently),
  ])
  const found = parts.filter((part) => part !== undefined)
  if (found.length < parts.length) {
    const current = await deps.findShift(accountId, shiftId)
    if (current && current.version !== version) return readPoints(accountId, current, retention, deps, consistently)
  }
  const kept = retentionOf(shift, retention)
  return [...found, ...segments, ...tail].map((points) => unexpired(points, kept))
}

async function readTail(accountId: string, { memberId, shiftId }: Shift, deps: ReadPointsDeps): Promise<Point[][]> {
  const open = await deps.findOpenShift(accountId, memberId)
  return open?.shiftId === shiftId ? deps.openTail(accountId, open) : []
}
