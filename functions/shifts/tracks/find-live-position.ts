import type { Principal } from '../../shared/identity/principal.ts'
import { toTrackPoint } from '../domain/formats/position-fields.ts'
import { retentionOf, unexpired, unexpiredClockPositions } from '../domain/rules/retention.ts'
import { newestOf } from '../domain/track/live-position.ts'
import type { Point } from '../domain/track/point.ts'
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

export type Company = Pick<Principal, 'accountId' | 'account'>

/**
 * The newest position of a worker on shift: of the tail, else of the newest segments, else of what is compacted, else where they
 * clocked in. No upload writes it anywhere. Like every reader it leaves out what is older than the gate or the retention, which may
 * not be erased yet.
 */
export async function findLivePosition(
  { accountId, account }: Company,
  open: OpenShift,
  deps: FindLiveDeps,
): Promise<LivePosition | undefined> {
  const now = deps.now()
  const retention = { now, days: account.settings.retention.trackDays }
  const kept = (points: readonly Point[]) =>
    unexpired(points, retentionOf(open, retention)).filter(({ at }) => at >= open.gateFrom)
  const tail = kept((await deps.openTail(accountId, open)).flat())
  const last = newestOf(tail, Number.POSITIVE_INFINITY)
  const wanted = newestAt(open)
  const isNewest = last?.at === wanted && (last === undefined || last.at <= now)
  const others = isNewest || wanted === undefined ? [] : await deps.newestPoints(accountId, open.shiftId, wanted)
  const newest = newestOf([...tail, ...kept(others)], now)
  if (newest) return LivePosition.parse(toTrackPoint(newest))
  const shift = await deps.findShift(accountId, open.shiftId)
  const [part = []] = await deps.readParts(accountId, open.shiftId, shift?.track?.parts.slice(-1) ?? [])
  const compacted = newestOf(kept(part), now)
  if (compacted) return LivePosition.parse(toTrackPoint(compacted))
  const start = shift && unexpiredClockPositions(shift, retention)
  return start?.startPosition && { at: start.startedAt, ...start.startPosition }
}

/** Undefined off shift. */
export async function findWorkerPosition(
  company: Company,
  memberId: string,
  deps: FindLiveDeps & Pick<OpenShiftStore, 'findOpenShift'>,
): Promise<LivePosition | undefined> {
  const open = await deps.findOpenShift(company.accountId, memberId)
  return open && findLivePosition(company, open, deps)
}
