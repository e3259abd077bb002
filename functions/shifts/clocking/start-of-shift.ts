import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { closeAt, endOfLongest } from '../domain/hours/auto-close.ts'
import { compactAfterClosing } from '../domain/rules/compaction-schedule.ts'
import { withoutErased, withoutErasedClockPositions } from '../domain/rules/erasure-cutoff.ts'
import { gateFrom } from '../domain/rules/shift-gate.ts'
import { silentAfterMilliseconds } from '../domain/rules/silence.ts'
import { emptyTail } from '../store/open-shift-item.ts'
import type { Shift, ShiftEntry } from '../store/shift-items.ts'
import { openTracked, spanOf } from '../store/shift-span.ts'
import type { Start } from '../store/shift-store.ts'
import type { ClockInContext } from './clock-in-context.ts'

type Ids = { readonly newId: () => string }

/** The open shift that a clock-in begins. */
export function shiftFrom(earlier: readonly ShiftEntry[], context: ClockInContext, ids: Ids): Start {
  const { caller, startedAt, now, lock, refused } = context
  const { maxHours, tellWhenSilent } = caller.account.settings.shifts
  const shift = clockedShift(context, undefined, ids)
  const from = gateFrom(spanOf(shift), earlier.map(spanOf))
  const counters = { storedPings: 0, duplicatePings: 0, outsidePings: 0, invalidPings: 0 }
  return {
    shift,
    open: { ...shift, ...counters, ...emptyTail, tracked: openTracked(shift), gateFrom: from },
    closeAt: closeAt(startedAt, maxHours, now),
    silenceCheckAt: tellWhenSilent ? now + silentAfterMilliseconds : undefined,
    lockVersion: lock.lockVersion,
    joined: joinedAfter(context),
    refusedAlias: refused?.alias,
  }
}

/** The closed shift of a clock-in that arrives after the next one: its end is proposed until the worker’s clock-out tells it. */
export function shiftBefore(next: Pick<ShiftEntry, 'startedAt'>, context: ClockInContext, ids: Ids): Start {
  const { caller, startedAt, now, lock, refused } = context
  const longest = endOfLongest(startedAt, caller.account.settings.shifts.maxHours)
  const shift = clockedShift(context, Math.min(longest, toMilliseconds(next.startedAt)), ids)
  const closed: Shift & { compactAt: number } = {
    ...shift,
    status: 'closed',
    closedBy: 'auto',
    endProposal: { evidence: 'next_shift' },
    // as after a clock-out, so that late pings request a compaction
    generation: 1,
    compactAt: compactAfterClosing(now),
  }
  return { shift: closed, lockVersion: lock.lockVersion, joined: joinedAfter(context), refusedAlias: refused?.alias }
}

/** The worker’s next clock-in ends a join. */
function joinedAfter({ startedAt, lock }: ClockInContext): null | undefined {
  return lock.joined && startedAt > lock.joined.at ? null : undefined
}

function clockedShift(context: ClockInContext, endedAt: number | undefined, { newId }: Ids): Shift {
  const { request, caller, startedAt, now, lock, terms, isAcknowledged } = context
  const { shiftId = newId(), position, note } = request
  const time = { startedAt: toInstant(startedAt), ...(endedAt !== undefined && { endedAt: toInstant(endedAt) }) }
  const shift: Shift = {
    shiftId,
    memberId: caller.memberId,
    ...time,
    // positions are taken only with an acknowledged notice
    tracked: isAcknowledged ? [{ ...time, ...(endedAt !== undefined && { proposed: true }) }] : [],
    toleranceSeconds: terms.toleranceSeconds,
    trackDays: terms.trackDays,
    generation: 0,
    source: 'worker',
    recordedAt: toInstant(now),
    status: 'open',
    version: 1,
    breaks: [],
    startPosition: isAcknowledged ? position : undefined,
    note,
    edits: [],
  }
  return withoutErasedClockPositions(withoutErased(shift, lock.erasedBefore))
}
