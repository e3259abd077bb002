import type { TrackDescription } from '../analysis/describe-track.ts'
import type { Break } from './breaks.ts'

/** Epoch milliseconds. */
export type EndProposal = {
  readonly endedAt: number
  /** Last movement of the phone, later start or end of a break, or neither. */
  readonly evidence: 'last_movement' | 'last_break' | 'longest_shift'
  /** Of the newest point without flags. */
  readonly lastPositionAt: number | undefined
}

/**
 * The phone's last movement: its arrival where it then stayed, or its last position if it fell silent on the way. A
 * later break is stronger evidence, since the worker reported it. A phone that never moved is no evidence.
 */
export function proposeEnd(
  startedAt: number,
  maxHours: number,
  { points, stops }: Pick<TrackDescription, 'points' | 'stops'>,
  breaks: readonly Break[] = [],
): EndProposal {
  const latest = startedAt + maxHours * 3_600_000
  const lastPositionAt = points.findLast(({ flags }) => flags === 0)?.at
  const lastStop = stops.at(-1)
  const stayed = lastStop && lastStop.endedAt === lastPositionAt ? lastStop : undefined
  const movedAt = stayed?.first === 0 ? undefined : (stayed?.startedAt ?? lastPositionAt)
  const pausedAt = Math.max(...breaks.map((pause) => pause.endedAt ?? pause.startedAt))
  const isPausedLater = movedAt !== undefined && pausedAt > movedAt
  const evidenceAt = isPausedLater ? pausedAt : movedAt
  if (evidenceAt === undefined || evidenceAt <= startedAt || evidenceAt > latest) {
    return { endedAt: latest, evidence: 'longest_shift', lastPositionAt }
  }
  return { endedAt: evidenceAt, evidence: isPausedLater ? 'last_break' : 'last_movement', lastPositionAt }
}
