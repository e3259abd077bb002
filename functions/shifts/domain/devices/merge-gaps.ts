import { isMove } from '../analysis/driven-distance.ts'
import { type Gap, maxSilence } from '../analysis/gaps.ts'
import { planeMetres } from '../analysis/projection.ts'
import { isReachable } from '../analysis/reachability.ts'
import { type Stop, stopRadius } from '../analysis/stop.ts'
import { metresBetween } from '../track/distance.ts'
import type { Point } from '../track/point.ts'
import type { LedStretch } from './leaders.ts'

/** A time without a believed position of any device. */
export type Silence = Gap & {
  /** Whether it began and ended at one stop. */
  readonly isStay: boolean
  /** Whether one device had ended and the next not begun; none was in a gap of its own. */
  readonly isHandOver: boolean
  readonly first: Point
  readonly last: Point
}

/** In order. `stays`: where leaders stopped. */
export function silencesOf(stretches: readonly LedStretch[], stays: readonly Stop[]): Silence[] {
  const known = positionsAtEdges(stretches)
  const silences: Silence[] = []
  let before: Known | undefined
  let isHandOver = true
  for (const { from, to, shares, leader } of stretches) {
    const [start, end] = [known.get(from), known.get(to)]
    if (start) [before, isHandOver] = [start, true]
    isHandOver &&= shares.every(({ presence }) => presence === 'absent' || presence === 'flagged')
    if (leader?.presence === 'heard' || !before || !end) continue
    const [first, last] = [before.last, end.first]
    const isStay = stays.some((stay) => isWithin(stay, first.at, to) || isReturn(stay, first.at, last))
    silences.push({
      startedAt: first.at,
      endedAt: to,
      metres: metresBetween(first, last),
      isStay,
      isHandOver,
      first,
      last,
    })
  }
  return silences
}

/** Metres from the last position of one device to the first of the next, as one device would have driven them. */
export function handOverMetres(silences: readonly Silence[]): number {
  const moves = silences.filter(
    ({ isStay, isHandOver, first, last }) =>
      isHandOver && !isStay && last.at - first.at <= maxSilence && isReachable(first, last) && isMove(first, last),
  )
  return moves.reduce((sum, { metres }) => sum + metres, 0)
}

export function gapsAmong(silences: readonly Silence[]): Gap[] {
  return silences
    .filter(({ startedAt, endedAt, isStay }) => !isStay && endedAt - startedAt > maxSilence)
    .map(({ startedAt, endedAt, metres }) => ({ startedAt, endedAt, metres }))
}

function isWithin({ startedAt, endedAt }: Stop, from: number, to: number): boolean {
  return startedAt <= from && to <= endedAt
}

function isReturn(stay: Stop, from: number, to: Point): boolean {
  return stay.endedAt === from && planeMetres(stay, to) <= stopRadius
}

type Known = { readonly first: Point; readonly last: Point }

/** The first and the last believed position at each time at which a device begins, ends, or falls silent. */
function positionsAtEdges(stretches: readonly LedStretch[]): ReadonlyMap<number, Known> {
  const tracks = stretches[0]?.shares.map(({ track }) => track) ?? []
  const edges = new Set(stretches.flatMap(({ from, to }) => [from, to]))
  const known = new Map<number, Known>()
  for (const fix of tracks.flatMap(({ fixes }) => fixes)) {
    if (edges.has(fix.at)) known.set(fix.at, { first: known.get(fix.at)?.first ?? fix, last: fix })
  }
  return known
}
