import type { Principal } from '../../shared/identity/principal.ts'
import { dayOf } from '../domain/day-of.ts'
import type { ValidatedPings } from '../domain/pings/validate-pings.ts'
import type { Newest } from '../domain/track/live-position.ts'
import type { OpenGate, OpenShiftStore } from '../store/open-shift-store.ts'
import type { PingCounts } from '../store/ping-count-item.ts'
import type { PingCountStore } from '../store/ping-count-store.ts'
import type { SegmentAppendStore } from '../store/segment-append-store.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import type { TrackPartStore } from '../store/track-part-store.ts'

/** What the recording of positions needs; it holds no right that lets it delete anything. */
export type PingDeps = Pick<ShiftStore, 'findShift' | 'shiftsBack'> &
  Pick<OpenShiftStore, 'findGate' | 'findOpenId' | 'admit' | 'addPingCounts'> &
  Pick<SegmentAppendStore, 'pack' | 'putSegment' | 'emptySegment' | 'isStored' | 'isCompactionRequested'> &
  Pick<TrackPartStore, 'readParts'> &
  Pick<PingCountStore, 'countInDay'> & { readonly now: () => number }

/** One upload of one worker, taken apart. */
export type Upload = ValidatedPings & {
  readonly accountId: string
  readonly memberId: string
  /** In which the days of its counters begin. */
  readonly timeZone: string
  /** Days that positions are kept. */
  readonly days: number
  /** The shift that the phone says they are of. */
  readonly shiftId: string | undefined
  /** Milliseconds since 1970 of its arrival. */
  readonly now: number
}

/** Where its points ended; the three add up to them. */
export type IngestResult = {
  readonly stored: number
  readonly repeated: number
  readonly outside: number
  readonly tracking: 'on' | 'off'
}

export type Caller = Pick<Principal, 'accountId' | 'memberId' | 'account'>

/** Adds to the counters of the open shift, or of the day in which it began once it is closed. Answers whether it is open. */
export async function countForShift(
  { accountId, timeZone }: Upload,
  open: OpenGate,
  counts: PingCounts,
  deps: PingDeps,
  newest?: Newest,
): Promise<boolean> {
  if (await deps.addPingCounts(accountId, open, counts, newest)) return true
  await deps.countInDay(accountId, open.memberId, dayOf(Date.parse(open.startedAt), timeZone), counts)
  return false
}

/** Adds to the counters of the day, for what came while its worker was off shift. */
export function countForDay({ accountId, memberId, timeZone, now }: Upload, counts: PingCounts, deps: PingDeps) {
  return deps.countInDay(accountId, memberId, dayOf(now, timeZone), counts)
}
