import { retryOnConflict } from '../../shared/background/retry.ts'
import type { NoticeTerms } from '../../shared/identity/notice-terms.ts'
import { toMilliseconds } from '../../shared/instant.ts'
import { endOf } from '../domain/hours/interval.ts'
import { clockedIn } from '../domain/hours/tracked-time.ts'
import type { MemberLockStore } from '../store/member-lock-store.ts'
import type { OpenShift } from '../store/open-shift-item.ts'
import type { OpenShiftStore } from '../store/open-shift-store.ts'
import type { Joined, Shift } from '../store/shift-items.ts'
import { storedTracked, trackedOf } from '../store/shift-span.ts'
import type { ShiftStore } from '../store/shift-store.ts'

export type TrackFromDeps = Pick<ShiftStore, 'findShift' | 'trackOpenShift' | 'changeTracked'> &
  Pick<OpenShiftStore, 'findOpenShift'> &
  Pick<MemberLockStore, 'findMemberLock'>

const maxAttempts = 8

/**
 * After an acknowledgement at the instant `at`: what the worker had clocked into without one is tracked from then on. No-op for
 * a shift that is tracked already, or has ended.
 */
export async function trackFrom(
  accountId: string,
  memberId: string,
  at: string,
  terms: NoticeTerms,
  deps: TrackFromDeps,
): Promise<void> {
  await retryOnConflict(maxAttempts, async () => {
    const lock = await deps.findMemberLock(accountId, memberId)
    const open = await deps.findOpenShift(accountId, memberId)
    if (open) return open.tracked?.length === 0 ? trackOpen(accountId, open, at, terms, deps) : true
    return lock.joined ? trackJoined(accountId, lock.joined, lock.lockVersion, at, terms, deps) : true
  })
}

async function trackOpen(accountId: string, open: OpenShift, at: string, terms: NoticeTerms, deps: TrackFromDeps) {
  const shift = await deps.findShift(accountId, open.shiftId)
  if (!shift) return undefined
  const startedAt = at > shift.startedAt ? at : shift.startedAt
  const after = withTerms({ ...shift, tracked: [{ startedAt }] }, terms)
  // no position of it is stored yet
  const retention = { now: toMilliseconds(at), days: terms.trackDays }
  return (await deps.trackOpenShift(accountId, shift, after, open, retention)) || undefined
}

async function trackJoined(
  accountId: string,
  joined: Joined,
  lockVersion: number,
  at: string,
  terms: NoticeTerms,
  deps: TrackFromDeps,
) {
  const shift = await deps.findShift(accountId, joined.shiftId)
  const from = Math.max(joined.at, toMilliseconds(at))
  // an end that the office moved since opens nothing
  const end = Math.min(toMilliseconds(shift?.endedAt ?? at), joined.hoursEnd)
  if (!shift || from >= end) return true
  const tracked = trackedOf(shift)
  if (tracked.some((time) => time.startedAt <= from && from < endOf(time))) return true
  const after = withTerms({ ...shift, tracked: storedTracked(clockedIn(tracked, from, end)) }, terms)
  return (await deps.changeTracked(accountId, shift, after, { lockVersion, joined: undefined })) || undefined
}

function withTerms(shift: Shift, { toleranceSeconds, trackDays }: NoticeTerms): Shift {
  return {
    ...shift,
    toleranceSeconds: Math.min(shift.toleranceSeconds, toleranceSeconds),
    trackDays: Math.min(shift.trackDays ?? trackDays, trackDays),
    version: shift.version + 1,
  }
}
