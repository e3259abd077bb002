import { type ColumnShape, residuals, restore } from './foretold.ts'
import { type Column, presenceRuns, presentIn, readPresenceRuns, spread } from './presence.ts'
import { UnreadableSegment } from './unreadable.ts'
import {
  alignToByte,
  narrowLength,
  readVarint,
  type Source,
  unzigzag,
  type Width,
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

type Body = Omit<PackedColumn, 'gaps'>

/** The smallest of the four ways to write a column: zeros told in runs or one by one, groups narrow or wide. */
export function packColumn(column: Column, shape: ColumnShape): PackedColumn {
  return pack(column, shape, (plain) => {
    const short = withRuns(plain)
    return [sized(plain, 0), sized(plain, bit.wide), sized(short, bit.runs), sized(short, bit.runs | bit.wide)].reduce(
      (best, other) => (other.bytes < best.bytes ? other : best),
    )
  })
}

/** Whole bytes and no runs: longer, but a general compressor finds more in it. */
export function packColumnFlat(column: Column, shape: ColumnShape): PackedColumn {
  return pack(column, shape, (plain) => sized(plain, bit.wide))
}

function pack(column: Column, shape: ColumnShape, choose: (plain: readonly number[]) => Body): PackedColumn {
  const known = column.filter((value) => value !== undefined)
  if (known.length === 0) return { bits: 0, gaps: [], tokens: [], bytes: 0 }
  const body = choose(residuals(known, shape).map(zigzag))
  const gaps = known.length === column.length ? [] : presenceRuns(column)
  const bits = body.bits | bit.present | (gaps.length > 0 ? bit.gaps : 0)
  return { bits, gaps, tokens: body.tokens, bytes: body.bytes + wideLength(gaps) }
}

function sized(tokens: readonly number[], bits: number): Body {
  const bytes = widthOf(bits) === 'wide' ? wideLength(tokens) : Math.ceil(narrowLength(tokens) / 2)
  return { bits, tokens, bytes }
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
