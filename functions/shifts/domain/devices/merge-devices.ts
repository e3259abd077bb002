import type { Gap } from '../analysis/gaps.ts'
import { minStop, type Stop } from '../analysis/stop.ts'
import type { LedStretch } from './leaders.ts'
import { gapsAmong, handOverMetres, type Silence, silencesOf } from './merge-gaps.ts'
import { mergedStays } from './merge-stops.ts'

/** Distances in metres. */
export type MergedTrack = {
  /** Without flagged points, gaps and the noise of a resting phone. Of devices side by side, one counts. */
  readonly distanceMeters: number
  readonly rawDistanceMeters: number
  readonly stops: readonly Stop[]
  readonly gaps: readonly Gap[]
  /** Epoch milliseconds: arrival at the last stop, or the last position on the way; undefined if there was no movement. */
  readonly lastMovedAt: number | undefined
}

/** Each stretch says what its leader did. */
export function mergeDevices(stretches: readonly LedStretch[]): MergedTrack {
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
