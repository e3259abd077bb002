import { found } from '../../functions/shared/errors.ts'
import { defaultSettings, type Settings } from '../../functions/shared/identity/account.ts'
import type { Principal } from '../../functions/shared/identity/principal.ts'
import { newId } from '../../functions/shared/ids.ts'
import { toInstant } from '../../functions/shared/instant.ts'
import type { Table } from '../../functions/shared/table/table.ts'
import { clockIn } from '../../functions/shifts/clocking/clock-in.ts'
import { clockOut } from '../../functions/shifts/clocking/clock-out.ts'
import { ClockInRequest, ClockOutRequest } from '../../functions/shifts/clocking/schemas.ts'
import { correctionStore } from '../../functions/shifts/corrections/correction-store.ts'
import type { Ping } from '../../functions/shifts/domain/pings/ping.ts'
import { recordPings } from '../../functions/shifts/ingest/record-pings.ts'
import { PingsRequest } from '../../functions/shifts/ingest/schemas.ts'
import { autoCloseStore } from '../../functions/shifts/store/auto-close-store.ts'
import { compactionStore } from '../../functions/shifts/store/compaction-store.ts'
import { memberLockStore } from '../../functions/shifts/store/member-lock-store.ts'
import { openShiftStore } from '../../functions/shifts/store/open-shift-store.ts'
import { pingCountStore } from '../../functions/shifts/store/ping-count-store.ts'
import { segmentAppendStore } from '../../functions/shifts/store/segment-append-store.ts'
import { segmentStore } from '../../functions/shifts/store/segment-store.ts'
import { shiftAliasStore } from '../../functions/shifts/store/shift-alias-store.ts'
import type { Shift } from '../../functions/shifts/store/shift-items.ts'
import { shiftStore } from '../../functions/shifts/store/shift-store.ts'
import { tailStore } from '../../functions/shifts/store/tail-store.ts'
import { trackPartStore } from '../../functions/shifts/store/track-part-store.ts'
import { findWorkerPosition } from '../../functions/shifts/tracks/find-live-position.ts'
import { readTrack } from '../../functions/shifts/tracks/read-track.ts'
import { TrackQuery, TrackResponse } from '../../functions/shifts/tracks/schemas.ts'
import { viewStore } from '../../functions/shifts/tracks/track-view-store.ts'
import { giveKeys } from '../support/engine.ts'

/** The start of most tests: 1 May 2026, 8:00 UTC. */
export const eight = Date.UTC(2026, 4, 1, 8)
export const minutes = (count: number) => count * 60_000
export const hours = (count: number) => count * 3_600_000
export const instant = toInstant
/** The instant so many hours after eight. */
export const at = (hour: number) => instant(eight + hours(hour))

/** Positions `step` milliseconds apart on a straight road to the north-east. */
export function pingsFrom(start: number, count: number, step = 10_000): Ping[] {
  return Array.from({ length: count }, (_, index) => {
    const at = start + index * step
    const road = (at - eight) / 1000
    return {
      at: instant(at),
      lat: 48 + road * 1e-5,
      lon: 11 + road * 2e-5,
      accuracy: 5,
      speed: 1.4,
      heading: 53,
      altitude: 500,
    }
  })
}

export type Deps = ReturnType<typeof storesOver> & { now: () => number; newId: () => string }

export function storesOver(table: Table) {
  return {
    ...shiftStore(table),
    ...shiftAliasStore(table),
    ...openShiftStore(table),
    ...tailStore(table),
    ...segmentAppendStore(table),
    ...segmentStore(table),
    ...trackPartStore(table),
    ...compactionStore(table),
    ...pingCountStore(table),
    ...viewStore(table),
    ...memberLockStore(table),
    ...correctionStore(table),
    ...autoCloseStore(table),
    // loses nothing, but a test that does not break it wants none
    countUpload: (_points: number) => {},
    reportFlush: (error: unknown): void => {
      throw error
    },
  }
}

/** A new account with one worker, whose clock stands still until a test moves it. */
export async function aWorker(table: Table, settings: Partial<Settings['shifts']> = {}) {
  const accountId = newId()
  await giveKeys(table, accountId)
  const principal = {
    accountId,
    memberId: newId(),
    role: 'worker',
    noticeAcknowledgedAt: instant(eight - hours(100)),
    acknowledgedTerms: { trackDays: 3650, toleranceSeconds: 900, audience: 1 },
    account: {
      timeZone: 'Europe/Zurich',
      settings: { ...structuredClone(defaultSettings), shifts: { ...defaultSettings.shifts, ...settings } },
    },
  } as unknown as Principal
  const clock = { now: eight }
  const deps: Deps = { ...storesOver(table), now: () => clock.now, newId }
  const livePosition = () => findWorkerPosition(principal, principal.memberId, deps)
  const shift = async (shiftId: string) => found(await deps.findShift(accountId, shiftId))
  /** Sets the clock to so many hours after eight. */
  const goTo = (hour: number) => {
    clock.now = eight + hours(hour)
  }
  return { accountId, principal, clock, goTo, deps, shift, livePosition, ...phoneOf(principal, deps) }
}

export type Worker = Awaited<ReturnType<typeof aWorker>>

/** The requests of a phone, parsed as the routes parse them. */
export function phoneOf(principal: Principal, deps: Deps) {
  return {
    clockIn: (body: object = {}) => clockIn(ClockInRequest.parse(body), principal, deps),
    clockOut: (body: object = {}) => clockOut(ClockOutRequest.parse(body), principal, deps),
    send: (pings: Ping[], shiftId?: string) => recordPings(PingsRequest.parse({ pings, shiftId }), principal, deps),
    startShift: async (body: object = {}) => (await clockIn(ClockInRequest.parse(body), principal, deps)).body as Shift,
    track: async (shiftId: string, query: object = {}) => {
      const { body } = await readTrack(shiftId, TrackQuery.parse(query), principal, deps)
      return TrackResponse.parse(JSON.parse(String(body)))
    },
  }
}
