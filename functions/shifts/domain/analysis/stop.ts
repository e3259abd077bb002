import type { GeoPoint } from './projection.ts'

/** Metres around the centre. */
export const stopRadius = 75
export const minStop = 3 * 60_000

/** Position: the time-weighted centre. Epoch milliseconds. */
export type Stop = GeoPoint & {
  readonly startedAt: number
  readonly endedAt: number
  /** Milliseconds. */
  readonly longestSilence: number
}

export type DeviceStop = Stop & {
  /** Indexes of its fixes. */
  readonly first: number
  readonly last: number
}
