import { type ColumnShape, residuals, restore } from './foretold.ts'
import { type Column, presenceRuns, presentIn, readPresenceRuns, spread } from './presence.ts'
import { UnreadableSegment } from './unreadable.ts'
import {
  alignToByte,
  narrowGroups,
  narrowLength,
  readVarint,
  type Source,
  unzigzag,
  type Width,
  wideGroups,
  wideLength,
  writeVarints,
  zigzag,
} from './varint.ts'

/** The four bits that tell a reader how a column is written; all clear is a column that no point has. */
const bit = { present: 1, gaps: 2, runs: 4, wide: 8 } as const

/** A column ready to be written: its bits, the runs of its gaps, and the numbers of its varints. */
export interface PackedColumn {
  readonly bits: number
  readonly gaps: readonly number[]
  readonly tokens: readonly number[]
  readonly bytes: number
}

/** The smallest of the four ways to write a column: zeros told in runs or one by one, groups narrow or wide. */
export function packColumn(column: Column, shape: ColumnShape): PackedColumn {
  return pack(column, shape, (tokens) => {
    const { narrow, wide, narrowRuns, wideRuns } = lengthsOf(tokens)
    const least = Math.min(narrow, wide, narrowRuns, wideRuns)
    if (least === narrow) return 0
    if (least === wide) return bit.wide
    return least === narrowRuns ? bit.runs : bit.runs | bit.wide
  })
}

/** Whole bytes and no runs: longer, but a general compressor finds more in it. */
export function packColumnFlat(column: Column, shape: ColumnShape): PackedColumn {
  return pack(column, shape, () => bit.wide)
}

function pack(column: Column, shape: ColumnShape, choose: (tokens: readonly number[]) => number): PackedColumn {
  const known = column.includes(undefined) ? column.filter((value) => value !== undefined) : (column as number[])
  if (known.length === 0) return { bits: 0, gaps: [], tokens: [], bytes: 0 }
  const plain = residuals(known, shape).map(zigzag)
  const way = choose(plain)
  const gaps = known.length === column.length ? [] : presenceRuns(column)
  const tokens = (way & bit.runs) === 0 ? plain : withRuns(plain)
  const length = widthOf(way) === 'wide' ? wideLength(tokens) : Math.ceil(narrowLength(tokens) / 2)
  return { bits: way | bit.present | (gaps.length > 0 ? bit.gaps : 0), gaps, tokens, bytes: length + wideLength(gaps) }
}

/** Bytes that the tokens would take, each way. */
function lengthsOf(tokens: readonly number[]) {
  let [narrow, wide, narrowSaved, wideSaved, zeros] = [0, 0, 0, 0, 0]
  const endRun = () => {
    // a run of zeros becomes one zero and the number of the others
    narrowSaved += zeros - 1 - narrowGroups(zeros - 1)
    wideSaved += zeros - 1 - wideGroups(zeros - 1)
    zeros = 0
  }
  for (const token of tokens) {
    narrow += narrowGroups(token)
    wide += wideGroups(token)
    if (token === 0) zeros += 1
    else if (zeros > 0) endRun()
  }
  if (zeros > 0) endRun()
  const [narrowBytes, runBytes] = [Math.ceil(narrow / 2), Math.ceil((narrow - narrowSaved) / 2)]
  return { narrow: narrowBytes, wide, narrowRuns: runBytes, wideRuns: wide - wideSaved }
}

function widthOf(bits: number): Width {
  return (bits & bit.wide) === 0 ? 'narrow' : 'wide'
}

/** Writes a packed column at the byte `start` and answers the first free byte after it. */
export function writeColumn(bytes: Uint8Array, start: number, packed: PackedColumn): number {
  const afterGaps = writeVarints(bytes, start, packed.gaps, 'wide')
  return writeVarints(bytes, afterGaps, packed.tokens, widthOf(packed.bits))
}

/**
 * Reads the column of `count` points whose bits are given.
 * @throws UnreadableSegment when the bytes are not such a column, or a number lies outside the shape
 */
export function readColumn(source: Source, bits: number, count: number, shape: ColumnShape): Column {
  if (bits === 0) return new Array<undefined>(count).fill(undefined)
  if ((bits & bit.present) === 0) throw new UnreadableSegment('form')
  const gaps = (bits & bit.gaps) === 0 ? [count] : readPresenceRuns(source, count)
  const known = restore(readTokens(source, bits, presentIn(gaps)).map(unzigzag), shape)
  return spread(known, gaps)
}

/** A zero is followed by how many more zeros come at once. */
function withRuns(tokens: readonly number[]): number[] {
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
    if (more > known - tokens.length) throw new UnreadableSegment('form')
    for (let zero = 0; zero < more; zero += 1) tokens.push(0)
  }
  alignToByte(source)
  return tokens
}
