import { SegmentDecodeError } from './decode-error.ts'
import { type ColumnShape, residuals, restore } from './delta-coding.ts'
import { type Column, presenceRuns, presentIn, readPresenceRuns, restoreGaps } from './presence.ts'
import {
  alignToByte,
  narrowGroups,
  readVarint,
  type Source,
  type Width,
  wideGroups,
  wideLength,
  writeVarints,
} from './varint.ts'

/** The four bits that tell a reader how a column is written; all clear is a column that no point has. */
const bit = { present: 1, gaps: 2, runs: 4, wide: 8 } as const

/** A column ready to be written: its bits, the runs of its gaps, and the numbers of its varints. */
export type PackedColumn = {
  readonly bits: number
  readonly gaps: readonly number[]
  readonly tokens: readonly number[]
  readonly bytes: number
}

/** The smallest of the four ways to write a column: zeros told in runs or one by one, groups narrow or wide. */
export function packColumn(column: Column, shape: ColumnShape): PackedColumn {
  return pack(column, shape, shortestEncoding)
}

/** Whole bytes and no runs: longer, but a general compressor finds more in it. */
export function packColumnFlat(column: Column, shape: ColumnShape): PackedColumn {
  return pack(column, shape, (tokens) => ({ way: bit.wide, bytes: wideLength(tokens) }))
}

const nothing: PackedColumn = { bits: 0, gaps: [], tokens: [], bytes: 0 }

type Encoding = { readonly way: number; readonly bytes: number }

function pack(column: Column, shape: ColumnShape, choose: (tokens: readonly number[]) => Encoding): PackedColumn {
  const known = presentValues(column)
  if (known.length === 0) return nothing
  const plain = residuals(known, shape)
  const { way, bytes } = choose(plain)
  const gaps = known.length === column.length ? [] : presenceRuns(column)
  const tokens = (way & bit.runs) === 0 ? plain : runLengthEncoded(plain)
  const bits = way | bit.present | (gaps.length > 0 ? bit.gaps : 0)
  return { bits, gaps, tokens, bytes: bytes + wideLength(gaps) }
}

/** The first of the shortest: narrow, wide, narrow with runs, wide with runs. */
function shortestEncoding(tokens: readonly number[]): Encoding {
  let [narrow, wide, narrowSaved, wideSaved, zeros] = [0, 0, 0, 0, 0]
  for (let index = 0; index <= tokens.length; index += 1) {
    const token = tokens[index]
    if (token === 0) {
      zeros += 1
      continue
    }
    if (zeros > 0) {
      // a run of zeros is one zero and the number of the others
      narrow += zeros
      wide += zeros
      narrowSaved += zeros - 1 - narrowGroups(zeros - 1)
      wideSaved += zeros - 1 - wideGroups(zeros - 1)
      zeros = 0
    }
    if (token === undefined) break
    narrow += narrowGroups(token)
    wide += wideGroups(token)
  }
  const ways: Encoding[] = [
    { way: 0, bytes: (narrow + 1) >> 1 },
    { way: bit.wide, bytes: wide },
    { way: bit.runs, bytes: (narrow - narrowSaved + 1) >> 1 },
    { way: bit.runs | bit.wide, bytes: wide - wideSaved },
  ]
  return ways.reduce((best, way) => (way.bytes < best.bytes ? way : best))
}

function widthOf(bits: number): Width {
  return (bits & bit.wide) === 0 ? 'narrow' : 'wide'
}

/** The numbers of those who have one, all of which are the column itself. */
function presentValues(column: Column): readonly number[] {
  return column.includes(undefined) ? column.filter((value) => value !== undefined) : (column as readonly number[])
}

/** Writes a packed column at the byte `start` and answers the first free byte after it. */
export function writeColumn(bytes: Uint8Array, start: number, packed: PackedColumn): number {
  const afterGaps = writeVarints(bytes, start, packed.gaps, 'wide')
  return writeVarints(bytes, afterGaps, packed.tokens, widthOf(packed.bits))
}

/**
 * Reads the column of `count` points whose bits are given.
 * @throws SegmentDecodeError when the bytes are not such a column, or a number lies outside the shape
 */
export function readColumn(source: Source, bits: number, count: number, shape: ColumnShape): Column {
  if (bits === 0) return new Array<undefined>(count).fill(undefined)
  if ((bits & bit.present) === 0) throw new SegmentDecodeError('form')
  const gaps = (bits & bit.gaps) === 0 ? [count] : readPresenceRuns(source, count)
  const known = restore(readTokens(source, bits, presentIn(gaps)), shape)
  return restoreGaps(known, gaps)
}

/** A zero is followed by how many more zeros come at once. */
function runLengthEncoded(tokens: readonly number[]): number[] {
  const short: number[] = []
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index] ?? 0
    let end = index + 1
    if (token === 0) while (tokens[end] === 0) end += 1
    short.push(token)
    if (token === 0) short.push(end - index - 1)
    index = end
  }
  return short
}

function readTokens(source: Source, bits: number, known: number): number[] {
  const width = widthOf(bits)
  const inRuns = (bits & bit.runs) !== 0
  const tokens: number[] = []
  while (tokens.length < known) {
    const token = readVarint(source, width)
    tokens.push(token)
    if (!inRuns || token !== 0) continue
    const more = readVarint(source, width)
    if (more > known - tokens.length) throw new SegmentDecodeError('form')
    for (let zero = 0; zero < more; zero += 1) tokens.push(0)
  }
  alignToByte(source)
  return tokens
}
