import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { changesBetween } from '../corrections/apply-edit.ts'
import { type SaveEditDeps, saveEdit } from '../corrections/save-edit.ts'
import { maxShiftMilliseconds, validateTimes } from '../corrections/validate-times.ts'
import { awaitsClockOut, clockedOut } from '../domain/hours/tracked-time.ts'
import { withNextGeneration } from '../domain/rules/compaction-schedule.ts'
import { withoutErasedClockPositions } from '../domain/rules/erasure-cutoff.ts'
import { maxAheadMilliseconds } from '../domain/rules/phone-times.ts'
import { isProposedEnd } from '../shift/proposed-end.ts'
import { breaksWithin } from '../shift/recorded-breaks.ts'
import { invalidInstant, requestedInstant } from '../shift/requested-time.ts'
import type { JoinedChange, MemberLock } from '../store/member-lock-store.ts'
import type { GeoPoint, Joined, Shift } from '../store/shift-items.ts'
import { intervalOf, storedTracked, trackedOf } from '../store/shift-span.ts'
import type { ShiftStore } from '../store/shift-store.ts'

export type SettleDeps = SaveEditDeps & Pick<ShiftStore, 'changeTracked'>

/** A closed shift, and of which clock-in the clock-out is, if it joined the shift: epoch milliseconds. */
export type Ended = { readonly shift: Shift; readonly joinedAt?: number | undefined }

type Request = { readonly at?: string | undefined; readonly position?: GeoPoint | undefined }

const reasons = {
  proposed: 'clocked out after the shift was closed automatically',
  joined: 'clocked out of a shift that the office had entered',
}

/**
 * The worker's own clock-out of a shift that is closed already. It always ends what is tracked. It also replaces an end that
 * was only proposed, and moves the end of a shift that the worker joined, up to the next shift, as an edit; never the hours
 * of an approved shift. Returns undefined after a conflict.
 * @throws AppError `overlap`, `invalid`
 */
export async function settleClockOut(
  { shift: before, joinedAt }: Ended,
  request: Request,
  lock: MemberLock,
  caller: Principal,
  deps: SettleDeps,
): Promise<Shift | undefined> {
  const now = deps.now()
  const tracked = trackedOf(before)
  const asked = request.at === undefined ? now : toMilliseconds(request.at)
  const ending = awaitsClockOut(tracked, asked, joinedAt)
  const joined = joinEndedBy(lock, before, { joinedAt, at: asked })
  if (!ending && !joined && !isProposedEnd(before)) return before
  const at = requestedInstant(request.at, { now })
  if (ending && at < ending.startedAt) throw invalidInstant('lies before the start of the shift')

  const settled: Shift =
    before.tracked && ending ? { ...before, tracked: storedTracked(clockedOut(tracked, ending, at)) } : before
  const position = settled.tracked?.length === 0 ? undefined : request.position
  const clockOut = { at, position, isJoin: joinedAt !== undefined }
  const hours = before.status === 'approved' ? settled : await hoursAfter(settled, clockOut, caller, deps)
  const save = { before, hours, now, joined: joined && null }
  return endsHours(before, hours) ? saveHours(save, caller, deps) : saveTracked(save, lock, caller, deps)
}

/** The join that runs, if it is this clock-in’s: a clock-out that comes late ends no newer one. */
function joinEndedBy(
  { joined }: MemberLock,
  { shiftId }: Shift,
  { joinedAt, at }: { readonly joinedAt: number | undefined; readonly at: number },
): Joined | undefined {
  if (joined?.shiftId !== shiftId) return undefined
  return (joinedAt === undefined ? joined.at <= at : joined.at === joinedAt) ? joined : undefined
}

type ClockOut = {
  readonly at: number
  readonly position: GeoPoint | undefined
  readonly isJoin: boolean
}

async function hoursAfter(shift: Shift, clockOut: ClockOut, caller: Principal, deps: SettleDeps): Promise<Shift> {
  const { at, position, isJoin } = clockOut
  const end = toMilliseconds(shift.endedAt ?? shift.startedAt)
  const endedAt = await endAfter(shift, at, isJoin, caller, deps)
  const times = { startedAt: shift.startedAt, endedAt: toInstant(endedAt) }
  const breaks = breaksWithin(shift, intervalOf(times))
  if (endedAt === end && !isProposedEnd(shift)) return { ...shift, breaks }
  return withoutErasedClockPositions<Shift>({
    ...shift,
    ...times,
    breaks,
    closedBy: 'worker',
    endProposal: undefined,
    endPosition: position,
    // the figures of a compacted track are those of its old times
    points: undefined,
    distanceMeters: undefined,
  })
}

async function endAfter(
  shift: Shift,
  at: number,
  isJoin: boolean,
  caller: Principal,
  deps: SettleDeps,
): Promise<number> {
  const end = toMilliseconds(shift.endedAt ?? shift.startedAt)
  if (!isProposedEnd(shift)) return isJoin && at > end ? upToNext(shift, at, caller, deps) : end
  const capped = await upToNext(shift, at, caller, deps)
  // one that no shift may have is refused, unless another shift ends it
  return shift.endProposal?.evidence === 'next_shift' || capped - toMilliseconds(shift.startedAt) < maxShiftMilliseconds
    ? capped
    : at
}

/**
 * Another shift may begin before this clock-out, and no shift is longer than 48 hours. Of two that began at the same moment, only
 * one takes time.
 */
export async function upToNext(
  { shiftId, memberId, startedAt }: Shift,
  at: number,
  { accountId }: Principal,
  deps: Pick<ShiftStore, 'shiftsBack'>,
): Promise<number> {
  let end = Math.min(at, toMilliseconds(startedAt) + maxShiftMilliseconds)
  for await (const entry of deps.shiftsBack(accountId, { memberId, before: toInstant(at), limit: 20 })) {
    if (entry.startedAt < startedAt) break
    const takesTime = entry.endedAt !== entry.startedAt
    if (entry.shiftId !== shiftId && (entry.startedAt > startedAt || takesTime)) end = toMilliseconds(entry.startedAt)
  }
  return end
}

function endsHours(before: Shift, hours: Shift): boolean {
  return isProposedEnd(before) || Object.keys(changesBetween(before, hours)).length > 0
}

type Save = {
  readonly before: Shift
  readonly hours: Shift
  readonly now: number
  readonly joined: JoinedChange
}

function saveHours({ before, hours, now, joined }: Save, caller: Principal, deps: SettleDeps) {
  // a shift that takes no time is one, as with a clock-out that comes in time
  if (hours.endedAt !== hours.startedAt) validateTimes(hours, now, maxAheadMilliseconds)
  const changes = { endedAt: { from: before.endedAt ?? null, to: hours.endedAt }, ...changesBetween(before, hours) }
  const reason = isProposedEnd(before) ? reasons.proposed : reasons.joined
  return saveEdit({ before, changed: withNextGeneration(hours, now), reason, changes, joined }, caller, deps)
}

async function saveTracked(
  { before, hours, now, joined }: Save,
  { lockVersion }: MemberLock,
  { accountId }: Principal,
  deps: SettleDeps,
) {
  const after = { ...withNextGeneration(hours, now), version: before.version + 1 }
  const change = { lockVersion, joined, compactAt: now }
  return (await deps.changeTracked(accountId, before, after, change)) ? after : undefined
}
