import type { DevicePrincipal } from '../../shared/identity/device.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toMilliseconds } from '../../shared/instant.ts'
import { dayOf } from '../domain/day-of.ts'
import type { ValidatedPings } from '../domain/pings/validate-pings.ts'
import type { Newest } from '../domain/track/live-position.ts'
import type { MemberLockStore } from '../store/member-lock-store.ts'
import type { OpenGate, OpenShiftStore } from '../store/open-shift-store.ts'
import type { PingCounts } from '../store/ping-count-item.ts'
import type { PingCountStore } from '../store/ping-count-store.ts'
import type { SegmentAppendStore } from '../store/segment-append-store.ts'
import type { ShiftAliasStore } from '../store/shift-alias-store.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import type { TrackPartStore } from '../store/track-part-store.ts'

/** Includes no right to delete. */
export type PingDeps = Pick<ShiftStore, 'findShift' | 'shiftsBack'> &
  Pick<OpenShiftStore, 'findGate' | 'findOpenId' | 'admit' | 'addPingCounts'> &
  Pick<SegmentAppendStore, 'pack' | 'putSegment' | 'emptySegment' | 'isStored' | 'isCompactionRequested'> &
  Pick<TrackPartStore, 'readParts'> &
  Pick<PingCountStore, 'countInDay'> &
  Pick<ShiftAliasStore, 'findAlias' | 'findRefused'> &
  Pick<MemberLockStore, 'findJoined'> & { readonly now: () => number }

export type Upload = ValidatedPings & {
  readonly accountId: string
  readonly memberId: string
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
  readonly tracking: 'on' | 'off'
}

/** A member's login, or a device. */
export type Caller = Pick<Principal, 'accountId' | 'memberId' | 'account'> & {
  readonly device?: Pick<DevicePrincipal['device'], 'number'>
}

/** Counts for the open shift or, once closed, for the day of its start. Returns whether it is open. */
export async function countForShift(
  { accountId, timeZone }: Upload,
  open: OpenGate,
  counts: PingCounts,
  deps: PingDeps,
  newest?: Newest,
): Promise<boolean> {
  if (await deps.addPingCounts(accountId, open, counts, newest)) return true
  await deps.countInDay(accountId, open.memberId, dayOf(toMilliseconds(open.startedAt), timeZone), counts)
  return false
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
