import { metresBetween } from '../track/distance.ts'
import type { Point } from '../track/point.ts'
import type { Gap } from './gaps.ts'
import { planeMetres } from './projection.ts'
import type { Stop } from './stops.ts'

/** Metres of a move that counts: the worse accuracy, clamped to these bounds. */
const minMove = 15
const maxMove = 50
/** Metres from the edge of a stop to its middle; less is noise. */
const minApproach = 30

/**
 * Metres along unflagged fixes. A move counts when it leaves the circle in which a resting phone drifts. A stop counts
 * only the path to its middle and out, a gap nothing. Legs connect fixes, so the sum never exceeds the raw distance.
 */
export function drivenDistance(fixes: readonly Point[], stops: readonly Stop[], gaps: readonly Gap[]): number {
  const stopAt = new Map(stops.map((stop) => [stop.first, stop]))
  const afterGap = new Set(gaps.map(({ next }) => next))
  const path = pathFrom(fixes[0])
  for (let index = 0; index < fixes.length; index += 1) {
    const [before, point] = [fixes[index - 1], fixes[index]]
    if (!point) break
    if (before && afterGap.has(index)) path.resume(before, point)
    const stop = stopAt.get(index)
    if (stop) {
      path.arrive(point)
      path.goTo(middleOf(fixes, stop), minApproach)
      path.goTo(fixes[stop.last] ?? point, minApproach)
      path.rest()
      index = stop.last
    } else path.goTo(point, moveFrom(path.position ?? point, point))
  }
  const last = fixes.at(-1)
  if (last) path.arrive(last)
  return path.metres
}

/** A moving phone that arrives has driven the last few metres too. */
function pathFrom(start: Point | undefined) {
  let isMoving = false
  return {
    position: start,
    metres: 0,
    goTo(point: Point, minMetres: number) {
      if (!this.position || planeMetres(this.position, point) < minMetres) return
      this.metres += metresBetween(this.position, point)
      this.position = point
      isMoving = true
    },
    arrive(point: Point) {
      if (isMoving) this.goTo(point, 0)
      this.rest()
    },
    rest() {
      isMoving = false
    },
    resume(before: Point, point: Point) {
      this.arrive(before)
      this.position = point
    },
  }
}

function moveFrom(one: Point, other: Point): number {
  return Math.min(maxMove, Math.max(minMove, one.accuracy ?? 0, other.accuracy ?? 0))
}

function middleOf(fixes: readonly Point[], stop: Stop): Point {
  const members = fixes.slice(stop.first, stop.last + 1)
  return members.reduce((nearest, point) => (planeMetres(stop, point) < planeMetres(stop, nearest) ? point : nearest))
}
