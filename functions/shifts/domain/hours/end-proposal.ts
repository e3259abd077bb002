import type { TrackDescription } from '../analysis/describe-track.ts'
import type { Break } from './breaks.ts'

/** When a forgotten shift is proposed to have ended, and why; moments in milliseconds since 1970. */
export type EndProposal = {
  readonly endedAt: number
  /**
   * `last_movement`: the phone moved then for the last time. `last_break`: the worker began or ended a break then, and so
   * was still at work. `longest_shift`: nothing tells, so the longest shift allowed.
   */
  readonly evidence: 'last_movement' | 'last_break' | 'longest_shift'
  /** Of the newest position that can be believed. */
  readonly lastPositionAt: number | undefined
}

/**
 * The end to propose for a shift that nobody ended: the last movement of its phone, which is the arrival at the place where it
 * stayed until the end, or its last position when it fell silent on the way; or the beginning or end of a break after that,
 * which its worker told. A phone that never moved tells nothing.
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
  const moved = stayed?.first === 0 ? undefined : (stayed?.startedAt ?? lastPositionAt)
  const paused = Math.max(...breaks.map((pause) => pause.endedAt ?? pause.startedAt))
  const isPausedLater = moved !== undefined && paused > moved
  const told = isPausedLater ? paused : moved
  if (told === undefined || told <= startedAt || told > latest) {
    return { endedAt: latest, evidence: 'longest_shift', lastPositionAt }
  }
  return { endedAt: told, evidence: isPausedLater ? 'last_break' : 'last_movement', lastPositionAt }
}
