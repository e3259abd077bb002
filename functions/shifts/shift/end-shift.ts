import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { clipBreaks } from '../domain/hours/breaks.ts'
import { compactAfterClosing, withNextGeneration } from '../domain/rules/compaction-schedule.ts'
import { withoutErasedClockPositions } from '../domain/rules/erasure-cutoff.ts'
import { isInside } from '../domain/rules/shift-gate.ts'
import type { OpenShift } from '../store/open-shift-item.ts'
import { type Shift, spanOf } from '../store/shift-items.ts'
import { breaksOf, storedBreaks } from './shift-times.ts'

/** How an open shift ends; the moment in milliseconds since 1970. */
export type End = Pick<Shift, 'endPosition' | 'endProposal'> & {
  readonly at: number
  readonly closedBy: 'worker' | 'auto'
}

/** An open shift as it is when it has ended, with what goes on in it. */
export function endedShift(shift: Shift, open: OpenShift, { at, ...end }: End, now: number) {
  const startedAt = toMilliseconds(shift.startedAt)
  const ended = withoutErasedClockPositions({
    ...shift,
    ...end,
    status: 'closed' as const,
    endedAt: toInstant(at),
    breaks: storedBreaks(clipBreaks(breaksOf(shift), { startedAt, endedAt: at })),
    version: shift.version + 1,
  })
  // what lies outside now is compacted away at once, and else there is time for what the phone still holds
  const excludes = open.liveAt > startedAt && !isInside(open.liveAt, spanOf(ended))
  return withNextGeneration(ended, excludes ? now : compactAfterClosing(now))
}
