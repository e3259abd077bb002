import type { DevicePrincipal } from '../../shared/identity/device.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toMilliseconds } from '../../shared/instant.ts'
import { dayOf } from '../domain/day-of.ts'
import type { ValidatedPings } from '../domain/pings/validate-pings.ts'
import type { Point } from '../domain/track/point.ts'
import type { MemberLockStore } from '../store/member-lock-store.ts'
import type { OpenShift } from '../store/open-shift-item.ts'
import type { DeviceNewest, OpenShiftStore } from '../store/open-shift-store.ts'
import type { PingCounts } from '../store/ping-count-item.ts'
import type { PingCountStore } from '../store/ping-count-store.ts'
import type { SegmentAppendStore } from '../store/segment-append-store.ts'
import type { SegmentStore } from '../store/segment-store.ts'
import type { ShiftAliasStore } from '../store/shift-alias-store.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import type { TailStore } from '../store/tail-store.ts'
import type { TrackPartStore } from '../store/track-part-store.ts'

/** Includes no right to delete. */
export type PingDeps = Pick<ShiftStore, 'findShift' | 'shiftsBack'> &
  Pick<OpenShiftStore, 'findOpenShift' | 'findOpenId' | 'addPingCounts'> &
  TailStore &
  Pick<SegmentAppendStore, 'pack' | 'putSegment' | 'emptySegment'> &
  Pick<SegmentStore, 'segmentsOf'> &
  Pick<TrackPartStore, 'readParts'> &
  Pick<PingCountStore, 'countInDay'> &
  Pick<ShiftAliasStore, 'findAlias' | 'findRefused'> &
  Pick<MemberLockStore, 'findJoined'> & {
    readonly now: () => number
    /** `points`: how many are stored. Called for each upload, also one of which some must wait. */
    readonly countUpload: (points: number) => void
    /** Of a tail that could not be made a segment. */
    readonly reportFlush: (error: unknown) => void
  }

export type Upload = ValidatedPings & {
  readonly accountId: string
  readonly memberId: string
  /** Number of the device; 0 for the member's login. */
  readonly device: number
  /** For the days of the counters. */
  readonly timeZone: string
  /** Retention. */
  readonly days: number
  /** As named by the phone. */
  readonly shiftId: string | undefined
  /** Arrival, epoch milliseconds. */
  readonly now: number
}

/** They add up to the upload's points. */
export type IngestResult = {
  readonly stored: number
  readonly repeated: number
  readonly outside: number
  /** Must be sent again: the clock-in or clock-out may be under way. */
  readonly waiting: number
  readonly tracking: 'on' | 'off'
}

/** A member's login, or a device. */
export type Caller = Pick<Principal, 'accountId' | 'memberId' | 'account'> & {
  readonly device?: Pick<DevicePrincipal['device'], 'number'>
}

/** Counts for the open shift or, once closed, for the day of its start. Returns whether it is open. */
export async function countForShift(
  { accountId, memberId, timeZone, now }: Upload,
  open: OpenShift,
  counts: PingCounts,
  deps: PingDeps,
  newest?: DeviceNewest,
): Promise<boolean> {
  for (;;) {
    const current = await deps.findOpenShift(accountId, memberId)
    if (current?.shiftId !== open.shiftId) break
    const counted = await deps.addPingCounts(accountId, current, counts, now, current.lastAt && newest)
    if (counted === 'counted') return true
    if (counted === 'overtaken' && (await deps.addPingCounts(accountId, current, counts, now)) === 'counted')
      return true
  }
  await deps.countInDay(accountId, memberId, dayOf(toMilliseconds(open.startedAt), timeZone), counts)
  return false
}

/** Undefined unless newer than what the open shift has of the device. */
export function newestOfDevice(
  { device }: Upload,
  { lastAt }: OpenShift,
  points: readonly Point[],
): DeviceNewest | undefined {
  const at = points.at(-1)?.at ?? 0
  return lastAt && at > (lastAt[device] ?? Number.NEGATIVE_INFINITY) ? { device, at } : undefined
}

/** For a worker off shift. */
export function countForDay({ accountId, memberId, timeZone, now }: Upload, counts: PingCounts, deps: PingDeps) {
  return deps.countInDay(accountId, memberId, dayOf(now, timeZone), counts)
}

/** A worker who joined an entered shift is on shift without an open one. */
export async function trackingWithoutOpenShift(
  accountId: string,
  memberId: string,
  now: number,
  deps: Pick<PingDeps, 'findJoined'>,
): Promise<'on' | 'off'> {
  return (await deps.findJoined(accountId, memberId, now)) ? 'on' : 'off'
}
