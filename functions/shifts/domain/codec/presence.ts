import { SegmentDecodeError } from './decode-error.ts'
import { readVarint, type Source } from './varint.ts'

/** One measure of all points; `undefined` where a point lacks it. */
export type Column = readonly (number | undefined)[]

/** Lengths of alternating runs: points with the measure, points without, and so on. */
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

/** @throws SegmentDecodeError when the runs do not add up to `count`; only the first may be empty */
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

export function presentIn(runs: readonly number[]): number {
  return runs.reduce((sum, length, index) => (index % 2 === 0 ? sum + length : sum), 0)
}

export function restoreGaps(present: readonly number[], runs: readonly number[]): Column {
  if (runs.length === 1) return present
  let next = 0
  return runs.flatMap<number | undefined>((length, index) => {
    if (index % 2 === 1) return new Array<undefined>(length).fill(undefined)
    next += length
    return present.slice(next - length, next)
  })
}
