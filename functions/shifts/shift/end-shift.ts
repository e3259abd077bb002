import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { awaitsClockOut, clockedOut, endRunning, type TrackedTime } from '../domain/hours/tracked-time.ts'
import { compactAfterClosing, withNextGeneration } from '../domain/rules/compaction-schedule.ts'
import { withoutErasedClockPositions } from '../domain/rules/erasure-cutoff.ts'
import { isInside } from '../domain/rules/shift-gate.ts'
import { newestAt, type OpenShift } from '../store/open-shift-item.ts'
import type { Shift } from '../store/shift-items.ts'
import { spanOf, storedTracked, trackedOf } from '../store/shift-span.ts'
import { breaksWithin } from './recorded-breaks.ts'

export type ShiftEnd = Pick<Shift, 'endPosition' | 'endProposal'> & {
  /** Epoch milliseconds. */
  readonly at: number
  readonly closedBy: 'worker' | 'staff' | 'auto'
}

function trackedUntil(tracked: readonly TrackedTime[], at: number, closedBy: ShiftEnd['closedBy']): TrackedTime[] {
  const running = closedBy === 'worker' ? awaitsClockOut(tracked, at) : undefined
  return running ? clockedOut(tracked, running, at) : endRunning(tracked, at)
}

export function endShift(shift: Shift, open: OpenShift, { at, ...end }: ShiftEnd, now: number) {
  const startedAt = toMilliseconds(shift.startedAt)
  const ended = withoutErasedClockPositions({
    ...shift,
    ...end,
    status: 'closed' as const,
    endedAt: toInstant(at),
    // of a shift that is not tracked no place is kept
    endPosition: shift.tracked?.length === 0 ? undefined : end.endPosition,
    tracked: storedTracked(trackedUntil(trackedOf(shift), at, end.closedBy)),
    breaks: breaksWithin(shift, { startedAt, endedAt: at }),
    version: shift.version + 1,
  })
  // at once if a position lies outside now, else with time for what the phone has not uploaded yet
  const newest = newestAt(open)
  const isOutside = newest !== undefined && !isInside(newest, spanOf(ended))
  return withNextGeneration(ended, isOutside ? now : compactAfterClosing(now))
}
