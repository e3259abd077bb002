import type { Point } from '../track/point.ts'
import { eastward, planeMetres } from './projection.ts'

/** Milliseconds before and after a fix. A runner is 30 m further after it. */
const halfWindow = 10_000
/** Milliseconds, for fixes that come more seldom: the ones next to it. */
const maxNeighbour = 90_000
/** Metres. What is farther off is not the noise of the same place. */
const maxNoise = 75

/**
 * Each fix at the mean of its neighbours: the noise of a resting phone shrinks, even movement stays as it is. Neighbours count
 * in equal number on both sides, up to the first that is too far off, so that arrival and departure stay where they are.
 */
export function steadied(fixes: readonly Point[]): Point[] {
  return fixes.map((fix, index) => {
    let [north, east, count] = [0, 0, 1]
    for (let off = 1; ; off += 1) {
      const [before, after] = [fixes[index - off], fixes[index + off]]
      if (!before || !after || !isNeighbour(fix, before, off) || !isNeighbour(fix, after, off)) break
      north += before.latMicro + after.latMicro - 2 * fix.latMicro
      east += eastward(fix.lonMicro, before.lonMicro) + eastward(fix.lonMicro, after.lonMicro)
      count += 2
    }
    const lonMicro = eastward(0, fix.lonMicro + east / count)
    return count === 1 ? fix : { ...fix, latMicro: fix.latMicro + north / count, lonMicro }
  })
}

function isNeighbour(fix: Point, other: Point, off: number): boolean {
  const milliseconds = Math.abs(other.at - fix.at)
  return milliseconds <= (off === 1 ? maxNeighbour : halfWindow) && planeMetres(fix, other) <= maxNoise
}
