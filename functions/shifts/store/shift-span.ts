import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import type { Interval } from '../domain/hours/interval.ts'
import { type TrackedTime, trackedHours } from '../domain/hours/tracked-time.ts'
import type { Span } from '../domain/rules/shift-gate.ts'
import type { ShiftEntry } from './shift-items.ts'

export type ShiftTimes = Pick<
  ShiftEntry,
  'startedAt' | 'endedAt' | 'tracked' | 'toleranceSeconds' | 'trackErasedBefore'
>

export function spanOf(shift: ShiftTimes): Span {
  const { toleranceSeconds, trackErasedBefore: before } = shift
  return {
    times: trackedHours(intervalOf(shift), trackedOf(shift)),
    tolerance: toleranceSeconds * 1000,
    erasedBefore: before === undefined ? undefined : toMilliseconds(before),
  }
}

export function intervalOf({ startedAt, endedAt }: Pick<ShiftEntry, 'startedAt' | 'endedAt'>): Interval {
  return { startedAt: toMilliseconds(startedAt), endedAt: endedAt === undefined ? undefined : toMilliseconds(endedAt) }
}

export function trackedOf(shift: Pick<ShiftEntry, 'startedAt' | 'endedAt' | 'tracked'>): TrackedTime[] {
  const tracked = shift.tracked ?? [shift]
  return tracked.map((time) => ({ ...intervalOf(time), ...('proposed' in time && { proposed: time.proposed }) }))
}

export function storedTracked(tracked: readonly TrackedTime[]): NonNullable<ShiftEntry['tracked']> {
  return tracked.map(({ startedAt, endedAt, proposed }) => ({
    startedAt: toInstant(startedAt),
    ...(endedAt !== undefined && { endedAt: toInstant(endedAt) }),
    ...(proposed && { proposed }),
  }))
}

/** As the row of an open shift has it: left out where it says what the start says. */
export function openTracked(shift: Pick<ShiftEntry, 'startedAt' | 'tracked'>): ShiftEntry['tracked'] {
  const [first, ...more] = shift.tracked ?? [{ startedAt: shift.startedAt }]
  const isPlain = first?.startedAt === shift.startedAt && !first.endedAt && more.length === 0
  return isPlain ? undefined : shift.tracked
}
