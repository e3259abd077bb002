import type { Point } from '../../../functions/shifts/domain/track/point.ts'
import { noise } from '../devices/side-by-side.ts'
import { aPoint } from '../points.ts'

/** Metres from where it begins, after some seconds. */
export type Way = (second: number) => { readonly north: number; readonly east: number }

const still: Way = () => ({ north: 0, east: 0 })

type Wandering = {
  readonly way?: Way
  readonly seconds: number
  readonly every: number
  /** Metres, to each axis. */
  readonly sigma: number
  /** Seconds over which the noise resembles itself. */
  readonly tau?: number
  readonly accuracy?: number | undefined
  readonly seed?: number
}

/** Fixes along a way whose noise wanders (G. E. Uhlenbeck and L. S. Ornstein, 1930), as that of a phone in a house does. */
export function wandering({ way = still, seconds, every, sigma, tau = 0, accuracy, seed = 77 }: Wandering): Point[] {
  const random = noise(seed)
  const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())
  const kept = tau === 0 ? 0 : Math.exp(-every / tau)
  const fresh = sigma * Math.sqrt(1 - kept * kept)
  let [off, side] = [sigma * normal(), sigma * normal()]
  return Array.from({ length: Math.floor(seconds / every) + 1 }, (_, index) => {
    ;[off, side] = [kept * off + fresh * normal(), kept * side + fresh * normal()]
    const { north, east } = way(index * every)
    const latMicro = 48_100_000 + Math.round((north + off) / 0.111_2)
    const lonMicro = 11_500_000 + Math.round((east + side) / 0.074_35)
    return aPoint({ at: Date.UTC(2026, 4, 1, 8) + index * every * 1000, latMicro, lonMicro, accuracy })
  })
}

/** In rows as long as the field, to and fro. Metres and m/s. */
export const mowing =
  (length: number, width: number, speed: number, lane: number): Way =>
  (second) => {
    const row = Math.floor((speed * second) / length)
    const along = (speed * second) % length
    return { north: row % 2 === 0 ? along : length - along, east: (row * lane) % width }
  }
