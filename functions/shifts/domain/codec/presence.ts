import { SegmentDecodeError } from './decode-error.ts'
import { readVarint, type Source } from './varint.ts'

/** One measure of all points of a segment; `undefined` where a point does not know it. */
export type Column = readonly (number | undefined)[]

/** How many points in a row know the measure, how many then do not, and so on in turns. */
export function presenceRuns(column: Column): number[] {
  const runs: number[] = []
  let present = true
  let length = 0
  for (const value of column) {
    if ((value !== undefined) !== present) {
      runs.push(length)
      present = !present
      length = 0
    }
    length += 1
  }
  return [...runs, length]
}

/**
 * Reads the runs of `count` points.
 * @throws SegmentDecodeError when they do not add up; only the first may be empty
 */
export function readPresenceRuns(source: Source, count: number): number[] {
  const runs: number[] = []
  for (let seen = 0; seen < count; ) {
    const length = readVarint(source, 'wide')
    if (length > count - seen || (length === 0 && runs.length > 0)) throw new SegmentDecodeError('form')
    runs.push(length)
    seen += length
  }
  return runs
}

/** How many points of these runs know the measure. */
export function presentIn(runs: readonly number[]): number {
  return runs.reduce((sum, length, index) => (index % 2 === 0 ? sum + length : sum), 0)
}

/** Puts the known numbers back to the points that know them. */
export function restoreGaps(known: readonly number[], runs: readonly number[]): Column {
  if (runs.length === 1) return known
  let next = 0
  return runs.flatMap<number | undefined>((length, index) => {
    if (index % 2 === 1) return new Array<undefined>(length).fill(undefined)
    next += length
    return known.slice(next - length, next)
  })
}
