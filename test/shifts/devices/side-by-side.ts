import { describeTrack } from '../../../functions/shifts/domain/analysis/describe-track.ts'
import { mergePoints } from '../../../functions/shifts/domain/track/merge-points.ts'
import type { Point } from '../../../functions/shifts/domain/track/point.ts'

/** Numbers from 0 to 1 that look random and are the same in every run. */
export function noise(seed: number): () => number {
  let state = seed + 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

export const from = (device: number, points: readonly Point[]) => points.map((point) => ({ ...point, device }))

/** The description of several devices' points, whichever came first. */
export const together = (...devices: readonly (readonly Point[])[]) => describeTrack(mergePoints(...devices))

export const metresOf = (...devices: readonly (readonly Point[])[]) => together(...devices).distanceMeters

/** Moved in time and place: another phone in the same van. */
export function besideIt(points: readonly Point[], { seconds = 0, metres = 0, jitter = 0 }): Point[] {
  const random = noise(7)
  const off = () => Math.round((metres + (random() * 2 - 1) * jitter) * 9)
  return points.map((point) => ({
    ...point,
    at: point.at + seconds * 1000,
    latMicro: point.latMicro + off(),
    lonMicro: point.lonMicro + off(),
  }))
}

type Rest = {
  /** Seconds. */
  readonly every: number
  /** Metres that a fix is off in each direction. */
  readonly jitter?: number
  /** Metres to the north of the first point. */
  readonly north?: number
}

/** A device that lies still while another sends these points. */
export function restingBeside(points: readonly Point[], { every, jitter = 12, north = 3_000 }: Rest): Point[] {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return []
  const random = noise(Math.round(every * 10))
  const off = () => Math.round((random() * 2 - 1) * jitter * 9)
  const count = Math.floor((last.at - first.at) / (every * 1000)) + 1
  return Array.from({ length: count }, (_, index) => ({
    ...first,
    at: first.at + Math.round(index * every * 1000),
    latMicro: first.latMicro + north * 9 + off(),
    lonMicro: first.lonMicro + off(),
  }))
}
