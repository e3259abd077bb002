import type { Point } from '../track/point.ts'
import { eastward, type GeoPoint } from './projection.ts'

/** A sliding run of fixes. Its centre weighs legs by duration, so that a silent hour counts like an hour of fixes. */
export type Dwell = {
  readonly start: number
  readonly end: number
  push(): void
  shift(): void
  centre(): GeoPoint
}

/** Longitudes are relative to the first fix, so that none wraps. */
export function dwellFrom(fixes: readonly Point[], start: number): Dwell {
  const origin = fixes[start]
  let [first, end, weight, north, east] = [start, start, 0, 0, 0]
  const add = (index: number, sign: number) => {
    const [one, other] = [fixes[index - 1], fixes[index]]
    if (!one || !other || !origin) return
    const lasted = (other.at - one.at) * sign
    weight += lasted
    north += lasted * (one.latMicro + other.latMicro - 2 * origin.latMicro)
    east += lasted * (eastward(origin.lonMicro, one.lonMicro) + eastward(origin.lonMicro, other.lonMicro))
  }
  return {
    get start() {
      return first
    },
    get end() {
      return end
    },
    push() {
      if (end > first) add(end, 1)
      end += 1
    },
    shift() {
      if (first + 1 < end) add(first + 1, -1)
      first += 1
    },
    centre() {
      const only = fixes[first]
      if (weight === 0 || !origin) return { latMicro: only?.latMicro ?? 0, lonMicro: only?.lonMicro ?? 0 }
      const lonMicro = origin.lonMicro + east / (2 * weight)
      return { latMicro: origin.latMicro + north / (2 * weight), lonMicro: eastward(0, lonMicro) }
    },
  }
}
