import type { Leg } from '../analysis/driven-distance.ts'
import type { Point } from '../track/point.ts'
import { firstIndex } from './first-index.ts'
import type { Share, Stretch } from './stretches.ts'

/** Metres. Less may be the noise of a resting device. */
const minMove = 50
/** Milliseconds at either end of another's stop: clocks differ, and a device that sends seldom arrives late. */
const margin = 90_000

/**
 * Those that move in a stretch. Where another stops, a device moves only if it went on between positions within that
 * stop: evenly drawn across a stop that it did not see, it does not.
 */
export function goingIn({ from, to }: Stretch, candidates: readonly Share[]): Share[] {
  const stops = candidates.flatMap(({ stop }) => stop ?? [])
  return candidates.filter(
    ({ stop, driven, track }) =>
      !stop &&
      driven > minMove &&
      stops.every(({ startedAt, endedAt }) => {
        const within = { from: startedAt + margin, to: endedAt - margin }
        return metresAround({ from, to }, track, within) > minMove
      }),
  )
}

type Time = { readonly from: number; readonly to: number }
type Moves = { readonly fixes: readonly Point[]; readonly legs: readonly Leg[] }

/** Metres of the legs that reach into a stretch and lie within a time; it stops counting above `minMove`. */
function metresAround(stretch: Time, { fixes, legs }: Moves, within: Time): number {
  const at = (index: number | undefined) => fixes[index ?? -1]?.at ?? Number.POSITIVE_INFINITY
  const after = Math.max(stretch.from, within.from)
  let metres = 0
  for (let next = firstIndex(legs, (leg) => at(leg.to) > after); metres <= minMove; next += 1) {
    const leg = legs[next]
    if (!leg || at(leg.from) >= stretch.to || at(leg.to) > within.to) break
    if (at(leg.from) >= within.from) metres += leg.metres
  }
  return metres
}
