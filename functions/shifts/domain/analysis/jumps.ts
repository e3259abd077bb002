import type { Point } from '../track/point.ts'
import { type Island, islandsOf } from './islands.ts'
import { isSamePosition } from './projection.ts'
import { isReachable } from './reachability.ts'

/** An excursion is believed after so many milliseconds, and searched for among so many islands: the work stays linear. */
const longestExcursion = 10 * 60_000
const mostIslands = 64
/** What believing a leap costs, in places: an excursion of fewer than twice as many is not worth its two leaps. */
const leapCost = 5
/** A beginning or an end that cannot be sandwiched must be tiny beside a solid neighbour to be disbelieved. */
const tinyEnd = 3
const solidNeighbour = 10

/**
 * The sandwich test for any number of fixes: what lies between two fixes that can be reached from each other, and can itself
 * be reached from neither, is a jump. Of all ways through the islands the one that explains most places with the
 * fewest leaps is taken, so that neither side of an alternation wins by coming first. A leap that never comes back is
 * believed: that is how a flight or a lost hour looks.
 *
 * @returns indexes of the fixes that jumped
 */
export function jumpsIn(fixes: readonly Point[]): number[] {
  const islands = islandsOf(fixes)
  if (islands.length < 2) return []
  const kept = new Set(withoutTinyEnds(chainsOf(bestWay(islands))).flat())
  return islands.filter((island) => !kept.has(island)).flatMap(({ start, end }) => indexesBetween(start, end))
}

type Step = {
  readonly worth: number
  readonly from: number | undefined
}

function bestWay(islands: readonly Island[]): Island[] {
  const steps: Step[] = []
  for (const index of islands.keys()) steps.push(bestStep(islands, steps, index))
  const way: Island[] = []
  for (let index: number | undefined = islands.length - 1; index !== undefined; index = steps[index]?.from) {
    const island = islands[index]
    if (island) way.push(island)
  }
  return way.reverse()
}

/** The best way to an island: a leap from its neighbour, or over the islands between from one that reaches it. */
function bestStep(islands: readonly Island[], steps: readonly Step[], index: number): Step {
  const island = islands[index]
  if (!island || index === 0) return { worth: island?.places ?? 0, from: undefined }
  let best: Step = { worth: worthOf(steps[index - 1]) + island.places - leapCost, from: index - 1 }
  for (let from = index - 2; from >= Math.max(0, index - mostIslands); from -= 1) {
    const earlier = islands[from]
    if (!earlier || island.first.at - earlier.last.at > longestExcursion) break
    if (!isReachable(earlier.last, island.first)) continue
    const again = isSamePosition(earlier.last, island.first) ? 1 : 0
    const worth = worthOf(steps[from]) + island.places - again
    if (worth > best.worth) best = { worth, from }
  }
  return best
}

function worthOf(step: Step | undefined): number {
  return step?.worth ?? 0
}

/** Islands that can be reached one from the other, between two leaps. */
type Chain = readonly Island[]

function chainsOf(way: readonly Island[]): Chain[] {
  const stretches: Island[][] = []
  for (const island of way) {
    const stretch = stretches.at(-1)
    const before = stretch?.at(-1)
    if (stretch && before && isReachable(before.last, island.first)) stretch.push(island)
    else stretches.push([island])
  }
  return stretches
}

/** The first fix of a shift is often the last place of the shift before; no sandwich can tell, the size can. */
function withoutTinyEnds(stretches: readonly Chain[]): readonly Chain[] {
  const places = stretches.map((stretch) => stretch.reduce((sum, island) => sum + island.places, 0))
  const isTiny = (end: number, neighbour: number) =>
    (places.at(end) ?? 0) <= tinyEnd && stretches.length > 1 && (places.at(neighbour) ?? 0) >= solidNeighbour
  return stretches.slice(isTiny(0, 1) ? 1 : 0, isTiny(-1, -2) ? -1 : undefined)
}

function indexesBetween(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, offset) => start + offset)
}
