import type { Point } from '../track/point.ts'
import { type Island, islandsOf } from './islands.ts'
import { isSamePosition } from './projection.ts'
import { isReachable } from './reachability.ts'

/** Milliseconds, and islands to search: both keep the work linear. */
const maxExcursion = 10 * 60_000
const maxIslands = 64
/** In positions: an excursion of fewer than twice as many is not worth its two leaps. */
const leapCost = 5
/** At either end nothing can confirm an outlier but its size: so few positions, beside so many. */
const maxTinyEnd = 3
const minNeighbour = 10

/**
 * The sandwich test: islands that neither neighbour can reach, between fixes that can reach each other, are jumps.
 * Takes the path with the most positions and fewest leaps, so that no side of an alternation wins by coming first. A
 * leap that never returns is believed: it may be a flight.
 *
 * @returns indexes of the fixes that jumped
 */
export function jumpsIn(fixes: readonly Point[]): number[] {
  const islands = islandsOf(fixes)
  if (islands.length < 2) return []
  const kept = new Set(withoutTinyEnds(chainsOf(bestPath(islands))).flat())
  return islands.filter((island) => !kept.has(island)).flatMap(({ start, end }) => indexesBetween(start, end))
}

type Step = {
  readonly score: number
  readonly from: number | undefined
}

function bestPath(islands: readonly Island[]): Island[] {
  const steps: Step[] = []
  for (const index of islands.keys()) steps.push(bestStep(islands, steps, index))
  const path: Island[] = []
  for (let index: number | undefined = islands.length - 1; index !== undefined; index = steps[index]?.from) {
    const island = islands[index]
    if (island) path.push(island)
  }
  return path.reverse()
}

/** A leap from the previous island, or a skip from an earlier one that can reach this one. */
function bestStep(islands: readonly Island[], steps: readonly Step[], index: number): Step {
  const island = islands[index]
  if (!island || index === 0) return { score: island?.positions ?? 0, from: undefined }
  let best: Step = { score: scoreOf(steps[index - 1]) + island.positions - leapCost, from: index - 1 }
  for (let from = index - 2; from >= Math.max(0, index - maxIslands); from -= 1) {
    const earlier = islands[from]
    if (!earlier || island.first.at - earlier.last.at > maxExcursion) break
    if (!isReachable(earlier.last, island.first)) continue
    const repeated = isSamePosition(earlier.last, island.first) ? 1 : 0
    const score = scoreOf(steps[from]) + island.positions - repeated
    if (score > best.score) best = { score, from }
  }
  return best
}

function scoreOf(step: Step | undefined): number {
  return step?.score ?? 0
}

/** Islands between two leaps. */
type Chain = readonly Island[]

function chainsOf(path: readonly Island[]): Chain[] {
  const chains: Island[][] = []
  for (const island of path) {
    const chain = chains.at(-1)
    const before = chain?.at(-1)
    if (chain && before && isReachable(before.last, island.first)) chain.push(island)
    else chains.push([island])
  }
  return chains
}

/** A shift often begins with the last position of the one before. */
function withoutTinyEnds(chains: readonly Chain[]): readonly Chain[] {
  const positions = chains.map((chain) => chain.reduce((sum, island) => sum + island.positions, 0))
  const isTiny = (end: number, neighbour: number) =>
    (positions.at(end) ?? 0) <= maxTinyEnd && chains.length > 1 && (positions.at(neighbour) ?? 0) >= minNeighbour
  return chains.slice(isTiny(0, 1) ? 1 : 0, isTiny(-1, -2) ? -1 : undefined)
}

function indexesBetween(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, offset) => start + offset)
}
