import type { Point } from '../track/point.ts'
import { planeMetres } from './projection.ts'
import { indexesOf, type Stay, sameMetres, staysOf } from './stays.ts'

/** Metres from which on two places can take turns. */
const apartMetres = 75
/** A return so exact, in metres, is a remembered answer and not a measurement. */
const exactMetres = 1
/** Faster than a walk, in metres per second: who really goes to and fro on foot is slower. */
const hastySpeed = 2.5
/** Milliseconds; who stays longer was there. */
const longestVisit = 3 * 60_000

/**
 * A-B-A-B stickiness: a phone that takes turns between where it is and a remembered or network position. Sampling may be
 * so slow that every hop is possible, which is why the jumps do not show it; what shows it is the coming back.
 *
 * - Two places that both come back: the one at which the turns end is where the track goes on, and is believed.
 * - One place that comes back twice, exactly, while the rest moves on: its returns are not believed.
 *
 * @returns indexes of the stale fixes
 */
export function bouncesIn(fixes: readonly Point[]): number[] {
  const visits = staysOf(fixes)
  const returns = returnsOf(visits, (off, isHasty) => isHasty || off <= exactMetres)
  const exact = returnsOf(visits, (off) => off <= exactMetres)
  const stale: number[] = []
  for (let start = 0; start < visits.length; ) {
    const [own, other] = [returns[start] ?? 0, returns[start + 1] ?? 0]
    const again = exact[start] ?? 0
    if (own > 0 && other > 0) {
      const turns = own > other ? 2 * other + 3 : 2 * own + 2
      stale.push(...every(visits, start + 2 - (turns % 2), start + turns - 2))
      start += turns - 1
    } else if (again > 1) {
      stale.push(...every(visits, isDetour(visits, start) ? start : start + 2, start + 2 * again))
      start += 2 * again + 1
    } else start += 1
  }
  return stale
}

/** For each visit, how often in a row the track comes back to its place with one other place between. */
function returnsOf(visits: readonly Stay[], counts: (off: number, isHasty: boolean) => boolean): number[] {
  const returns = new Array<number>(visits.length).fill(0)
  for (let index = visits.length - 3; index >= 0; index -= 1) {
    const [visit, between, back] = [visits[index], visits[index + 1], visits[index + 2]]
    if (!visit || !between || !back || between.last.at - between.first.at > longestVisit) continue
    const off = planeMetres(visit.first, back.first)
    const hop = planeMetres(between.last, back.first)
    if (off > sameMetres || hop <= apartMetres) continue
    const isHasty = hop * 1000 > hastySpeed * (back.first.at - between.last.at)
    if (counts(off, isHasty)) returns[index] = 1 + (returns[index + 2] ?? 0)
  }
  return returns
}

/** Whether the way is shorter without this visit than any of its two legs. */
function isDetour(visits: readonly Stay[], index: number): boolean {
  const [before, visit, after] = [visits[index - 1], visits[index], visits[index + 1]]
  if (!before || !visit || !after) return false
  const legs = [planeMetres(before.last, visit.first), planeMetres(visit.last, after.first)]
  return planeMetres(before.last, after.first) < Math.min(...legs)
}

/** The fixes of every second visit. */
function every(visits: readonly Stay[], from: number, to: number): number[] {
  return visits.slice(from, to + 1).flatMap((visit, offset) => (offset % 2 === 0 ? indexesOf(visit) : []))
}
