import type { TrackDescription } from '../analysis/describe-track.ts'
import { minStop } from '../analysis/stops.ts'
import type { LedStretch } from './leaders.ts'
import { gapsAmong, handOverMetres, type Silence, silencesOf } from './merge-gaps.ts'
import { mergedStays } from './merge-stops.ts'

type Merged = Pick<TrackDescription, 'distanceMeters' | 'rawDistanceMeters' | 'stops' | 'gaps' | 'lastMovedAt'>

/** Each stretch says what its leader did. */
export function mergeDevices(stretches: readonly LedStretch[]): Merged {
  const stays = mergedStays(stretches)
  const silences = silencesOf(stretches, stays)
  const handOvers = handOverMetres(silences)
  return {
    distanceMeters: stretches.reduce((sum, { leader }) => sum + (leader?.driven ?? 0), handOvers),
    rawDistanceMeters: stretches.reduce((sum, { leader }) => sum + (leader?.raw ?? 0), handOvers),
    stops: stays.filter(({ startedAt, endedAt }) => endedAt - startedAt >= minStop),
    gaps: gapsAmong(silences),
    lastMovedAt: lastMovedAt(stretches, silences),
  }
}

/** Epoch milliseconds. The end of the last stretch in which the leader went on, or a silence that ended elsewhere. */
function lastMovedAt(stretches: readonly LedStretch[], silences: readonly Silence[]): number | undefined {
  const moving = stretches.findLast(({ leader }) => leader?.presence === 'heard' && !leader.stop)?.to
  const moved = silences.findLast(({ isStay }) => !isStay)?.endedAt
  return moving === undefined || moved === undefined ? (moving ?? moved) : Math.max(moving, moved)
}
