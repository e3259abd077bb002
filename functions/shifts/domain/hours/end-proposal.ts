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
 * The last movement: the arrival where the phone then stayed, or its last position if it fell silent on the way. A
 * later break is stronger evidence, since the worker reported it. A phone that never moved is no evidence.
 */
export function proposeEnd(
  startedAt: number,
  maxHours: number,
  { points, lastMovedAt }: Pick<TrackDescription, 'points' | 'lastMovedAt'>,
  breaks: readonly Break[] = [],
): EndProposal {
  const latest = startedAt + maxHours * 3_600_000
  const lastPositionAt = points.findLast(({ flags }) => flags === 0)?.at
  const pausedAt = Math.max(...breaks.map((pause) => pause.endedAt ?? pause.startedAt))
  const isPausedLater = lastMovedAt !== undefined && pausedAt > lastMovedAt
  const evidenceAt = isPausedLater ? pausedAt : lastMovedAt
  if (evidenceAt === undefined || evidenceAt <= startedAt || evidenceAt > latest) {
    return { endedAt: latest, evidence: 'longest_shift', lastPositionAt }
  }
  return { endedAt: evidenceAt, evidence: isPausedLater ? 'last_break' : 'last_movement', lastPositionAt }
}
