import { toTrackPoint } from '../domain/formats/position-fields.ts'
import { newestOf } from '../domain/track/live-position.ts'
import { newestAt, type OpenShift } from '../store/open-shift-item.ts'
import type { OpenShiftStore } from '../store/open-shift-store.ts'
import type { SegmentStore } from '../store/segment-store.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import type { TailStore } from '../store/tail-store.ts'
import type { TrackPartStore } from '../store/track-part-store.ts'
import { LivePosition } from './schemas.ts'

export type FindLiveDeps = Pick<TailStore, 'openTail'> &
  Pick<SegmentStore, 'newestPoints'> &
  Pick<TrackPartStore, 'readParts'> &
  Pick<ShiftStore, 'findShift'> & { readonly now: () => number }

/**
 * The newest position of a worker on shift: of the tail, else of the newest segments, else of what is compacted, else where they
 * clocked in. No upload writes it anywhere.
 */
export async function findLivePosition(
  accountId: string,
  open: OpenShift,
  deps: FindLiveDeps,
): Promise<LivePosition | undefined> {
  const now = deps.now()
  const tail = (await deps.openTail(accountId, open)).flat()
  const last = newestOf(tail, Number.POSITIVE_INFINITY)
  const wanted = newestAt(open)
  const isNewest = last?.at === wanted && (last === undefined || last.at <= now)
  const others = isNewest || wanted === undefined ? [] : await deps.newestPoints(accountId, open.shiftId, wanted)
  const newest = newestOf([...tail, ...others.filter(({ at }) => at >= open.gateFrom)], now)
  if (newest) return LivePosition.parse(toTrackPoint(newest))
  const shift = await deps.findShift(accountId, open.shiftId)
  const [part] = await deps.readParts(accountId, open.shiftId, shift?.track?.parts.slice(-1) ?? [])
  const compacted = newestOf(part ?? [], now)
  if (compacted) return LivePosition.parse(toTrackPoint(compacted))
  return shift?.startPosition && { at: shift.startedAt, ...shift.startPosition }
}

/** Undefined off shift. */
export async function findWorkerPosition(
  accountId: string,
  memberId: string,
  deps: FindLiveDeps & Pick<OpenShiftStore, 'findOpenShift'>,
): Promise<LivePosition | undefined> {
  const open = await deps.findOpenShift(accountId, memberId)
  return open && findLivePosition(accountId, open, deps)
}
