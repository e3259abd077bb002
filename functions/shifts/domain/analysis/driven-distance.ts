import { metresBetween } from '../track/distance.ts'
import type { Point } from '../track/point.ts'
import type { DeviceGap } from './gaps.ts'
import { planeMetres } from './projection.ts'
import type { DeviceStop } from './stop.ts'

/** Metres of a move that counts: the worse accuracy, clamped to these bounds. */
const minMove = 15
const maxMove = 50
/** Metres from the edge of a stop to its middle; less is noise. */
const minApproach = 30

/** Metres driven from one fix to a later one. */
export type Leg = {
  readonly from: number
  readonly to: number
  readonly metres: number
}

/**
 * Legs along unflagged fixes, by index. A move counts when it leaves the circle in which a resting phone drifts. A stop
 * counts only the path to its middle and out, a gap nothing. Legs connect fixes, so their sum never exceeds the raw distance.
 */
export function drivenLegs(
  fixes: readonly Point[],
  stops: readonly DeviceStop[],
  gaps: readonly DeviceGap[],
): readonly Leg[] {
  const stopAt = new Map(stops.map((stop) => [stop.first, stop]))
  const afterGap = new Set(gaps.map(({ next }) => next))
  const path = pathAlong(fixes)
  for (let index = 0; index < fixes.length; index += 1) {
    if (afterGap.has(index)) path.resume(index)
    const stop = stopAt.get(index)
    if (stop) {
      path.arrive(index)
      path.goTo(middleOf(fixes, stop), minApproach)
      path.goTo(stop.last, minApproach)
      path.rest()
      index = stop.last
    } else path.goTo(index)
  }
  path.arrive(fixes.length - 1)
  return path.legs
}

/** A moving phone that arrives has driven the last few metres too. */
function pathAlong(fixes: readonly Point[]) {
  const legs: Leg[] = []
  let [from, isMoving] = [0, false]
  return {
    legs,
    goTo(to: number, minMetres?: number) {
      const [start, end] = [fixes[from], fixes[to]]
      if (!start || !end || !isMove(start, end, minMetres)) return
      legs.push({ from, to, metres: metresBetween(start, end) })
      from = to
      isMoving = true
    },
    arrive(to: number) {
      if (isMoving) this.goTo(to, 0)
      this.rest()
    },
    rest() {
      isMoving = false
    },
    resume(next: number) {
      this.arrive(next - 1)
      from = next
    },
  }
}

/** Whether it is more than a resting phone drifts. */
export function isMove(one: Point, other: Point, minMetres = moveFrom(one, other)): boolean {
  return planeMetres(one, other) >= minMetres
}

function moveFrom(one: Point, other: Point): number {
  return Math.min(maxMove, Math.max(minMove, one.accuracy ?? 0, other.accuracy ?? 0))
}

function middleOf(fixes: readonly Point[], stop: DeviceStop): number {
  let [middle, least] = [stop.first, Number.POSITIVE_INFINITY]
  for (let index = stop.first; index <= stop.last; index += 1) {
    const point = fixes[index]
    const off = point ? planeMetres(stop, point) : least
    if (off < least) [middle, least] = [index, off]
  }
  return middle
}
