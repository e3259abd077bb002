import type { Point } from '../track/point.ts'
import { planeMetres } from './projection.ts'
import { indexesOf, type Stay, stayRadius, staysOf } from './stays.ts'

/** Metres between the two places. */
const minHopMetres = 75
/** Metres. Only a cached position returns this exactly. */
const maxExactMetres = 1
/** Metres per second. A real to-and-fro on foot is slower. */
const walkingSpeed = 2.5
/** Milliseconds. A longer stay was real. */
const maxStay = 3 * 60_000

/**
 * Finds A-B-A-B alternation of a true with a cached or network position. With slow sampling every hop has a believable
 * speed, so the jump test misses it.
 * - Two places recur: the one where the alternation ends is kept.
 * - One place recurs twice exactly while the rest moves on: its returns are stale.
 *
 * @returns indexes of the stale fixes
 */
export function bouncesIn(fixes: readonly Point[]): number[] {
  const stays = staysOf(fixes)
  const returns = returnsOf(stays, (off, isFast) => isFast || off <= maxExactMetres)
  const exact = returnsOf(stays, (off) => off <= maxExactMetres)
  const stale: number[] = []
  for (let start = 0; start < stays.length; ) {
    const [own, other] = [returns[start] ?? 0, returns[start + 1] ?? 0]
    const exactReturns = exact[start] ?? 0
    if (own > 0 && other > 0) {
      const turns = own > other ? 2 * other + 3 : 2 * own + 2
      stale.push(...everySecondFrom(stays, start + 2 - (turns % 2), start + turns - 2))
      start += turns - 1
    } else if (exactReturns > 1) {
      stale.push(...everySecondFrom(stays, isDetour(stays, start) ? start : start + 2, start + 2 * exactReturns))
      start += 2 * exactReturns + 1
    } else start += 1
  }
  return stale
}

/** Per stay, how often in a row the track returns to it with one other stay between. */
function returnsOf(stays: readonly Stay[], counts: (off: number, isFast: boolean) => boolean): number[] {
  const returns = new Array<number>(stays.length).fill(0)
  for (let index = stays.length - 3; index >= 0; index -= 1) {
    const [stay, between, back] = [stays[index], stays[index + 1], stays[index + 2]]
    if (!stay || !between || !back || between.last.at - between.first.at > maxStay) continue
    const off = planeMetres(stay.first, back.first)
    const hop = planeMetres(between.last, back.first)
    if (off > stayRadius || hop <= minHopMetres) continue
    const isFast = hop * 1000 > walkingSpeed * (back.first.at - between.last.at)
    if (counts(off, isFast)) returns[index] = 1 + (returns[index + 2] ?? 0)
  }
  return returns
}

/** Whether the path without this stay is shorter than either leg. */
function isDetour(stays: readonly Stay[], index: number): boolean {
  const [before, stay, after] = [stays[index - 1], stays[index], stays[index + 1]]
  if (!before || !stay || !after) return false
  const legs = [planeMetres(before.last, stay.first), planeMetres(stay.last, after.first)]
  return planeMetres(before.last, after.first) < Math.min(...legs)
}

function everySecondFrom(stays: readonly Stay[], from: number, to: number): number[] {
  return stays.slice(from, to + 1).flatMap((stay, offset) => (offset % 2 === 0 ? indexesOf(stay) : []))
}
