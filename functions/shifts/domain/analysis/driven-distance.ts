import { metresBetween } from '../track/distance.ts'
import type { Point } from '../track/point.ts'
import type { Gap } from './gaps.ts'
import { planeMetres } from './projection.ts'
import type { Stop } from './stops.ts'

/** Metres that count as having moved: the circle of the worse fix, within these bounds. */
const leastMove = 15
const greatestMove = 50
/** Metres from where a stop was reached to its middle that are a way in, and not the unrest of a resting phone. */
const wayIntoStop = 30

/**
 * Metres driven along fixes that can be believed. A move counts when it leaves the circle in which a resting phone
 * wanders; inside a stop only the way in to its middle and out of it counts, and a gap is not driven at all. Every
 * leg runs from fix to fix, so that the sum is never more than the raw distance.
 */
export function drivenDistance(fixes: readonly Point[], stops: readonly Stop[], gaps: readonly Gap[]): number {
  const stopAt = new Map(stops.map((stop) => [stop.first, stop]))
  const afterGap = new Set(gaps.map(({ next }) => next))
  const way = wayFrom(fixes[0])
  for (let index = 0; index < fixes.length; index += 1) {
    const [before, point] = [fixes[index - 1], fixes[index]]
    if (!point) break
    if (before && afterGap.has(index)) way.resume(before, point)
    const stop = stopAt.get(index)
    if (stop) {
      way.arrive(point)
      way.goTo(middleOf(fixes, stop), wayIntoStop)
      way.goTo(fixes[stop.last] ?? point, wayIntoStop)
      way.rest()
      index = stop.last
    } else way.goTo(point, moveFrom(way.place ?? point, point))
  }
  const last = fixes.at(-1)
  if (last) way.arrive(last)
  return way.metres
}

/** A way that grows by legs; who is on the move and arrives has driven the last few metres too. */
function wayFrom(start: Point | undefined) {
  let isMoving = false
  return {
    place: start,
    metres: 0,
    goTo(point: Point, least: number) {
      if (!this.place || planeMetres(this.place, point) < least) return
      this.metres += metresBetween(this.place, point)
      this.place = point
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
      this.place = point
    },
  }
}

function moveFrom(one: Point, other: Point): number {
  return Math.min(greatestMove, Math.max(leastMove, one.accuracy ?? 0, other.accuracy ?? 0))
}

function middleOf(fixes: readonly Point[], stop: Stop): Point {
  const members = fixes.slice(stop.first, stop.last + 1)
  return members.reduce((nearest, point) => (planeMetres(stop, point) < planeMetres(stop, nearest) ? point : nearest))
}
