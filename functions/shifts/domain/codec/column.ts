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

/** Bits of a column's descriptor; none for a column without values. */
const bit = { present: 1, gaps: 2, runs: 4, wide: 8 } as const

export type PackedColumn = {
  readonly bits: number
  readonly gaps: readonly number[]
  readonly tokens: readonly number[]
  readonly bytes: number
}

/** Picks the smallest of four encodings: narrow or wide, with or without runs of zeros. */
export function packColumn(column: Column, shape: ColumnShape): PackedColumn {
  return pack(column, shape, shortestEncoding)
}

/** Always wide, without runs: longer, but DEFLATE compresses it better. */
export function packColumnFlat(column: Column, shape: ColumnShape): PackedColumn {
  return pack(column, shape, (tokens) => ({ bits: bit.wide, bytes: wideLength(tokens) }))
}

const emptyColumn: PackedColumn = { bits: 0, gaps: [], tokens: [], bytes: 0 }

type Encoding = { readonly bits: number; readonly bytes: number }

function pack(column: Column, shape: ColumnShape, choose: (tokens: readonly number[]) => Encoding): PackedColumn {
  const present = presentValues(column)
  if (present.length === 0) return emptyColumn
  const plain = residuals(present, shape)
  const { bits: encoding, bytes } = choose(plain)
  const gaps = present.length === column.length ? [] : presenceRuns(column)
  const tokens = (encoding & bit.runs) === 0 ? plain : runLengthEncoded(plain)
  const bits = encoding | bit.present | (gaps.length > 0 ? bit.gaps : 0)
  return { bits, gaps, tokens, bytes: bytes + wideLength(gaps) }
}

/** The first of the shortest. */
function shortestEncoding(tokens: readonly number[]): Encoding {
  let [narrow, wide, narrowSaved, wideSaved, zeros] = [0, 0, 0, 0, 0]
  for (let index = 0; index <= tokens.length; index += 1) {
    const token = tokens[index]
    if (token === 0) {
      zeros += 1
      continue
    }
    if (zeros > 0) {
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
  const encodings: Encoding[] = [
    { bits: 0, bytes: (narrow + 1) >> 1 },
    { bits: bit.wide, bytes: wide },
    { bits: bit.runs, bytes: (narrow - narrowSaved + 1) >> 1 },
    { bits: bit.runs | bit.wide, bytes: wide - wideSaved },
  ]
  return encodings.reduce((best, each) => (each.bytes < best.bytes ? each : best))
}

function widthOf(bits: number): Width {
  return (bits & bit.wide) === 0 ? 'narrow' : 'wide'
}

/** Avoids a copy when no value is missing. */
function presentValues(column: Column): readonly number[] {
  return column.includes(undefined) ? column.filter((value) => value !== undefined) : (column as readonly number[])
}

/** Returns the first free byte after the column. */
export function writeColumn(bytes: Uint8Array, start: number, packed: PackedColumn): number {
  const afterGaps = writeVarints(bytes, start, packed.gaps, 'wide')
  return writeVarints(bytes, afterGaps, packed.tokens, widthOf(packed.bits))
}

/** @throws SegmentDecodeError for bytes that are not such a column, or a number outside its range */
export function readColumn(source: Source, bits: number, count: number, shape: ColumnShape): Column {
  if (bits === 0) return new Array<undefined>(count).fill(undefined)
  if ((bits & bit.present) === 0) throw new SegmentDecodeError('form')
  const gaps = (bits & bit.gaps) === 0 ? [count] : readPresenceRuns(source, count)
  const present = restore(readTokens(source, bits, presentIn(gaps)), shape)
  return restoreGaps(present, gaps)
}

/** A zero is followed by the number of further zeros. */
function runLengthEncoded(tokens: readonly number[]): number[] {
  const encoded: number[] = []
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index] ?? 0
    let end = index + 1
    if (token === 0) while (tokens[end] === 0) end += 1
    encoded.push(token)
    if (token === 0) encoded.push(end - index - 1)
    index = end
  }
  return encoded
}

function readTokens(source: Source, bits: number, count: number): number[] {
  const width = widthOf(bits)
  const inRuns = (bits & bit.runs) !== 0
  const tokens: number[] = []
  while (tokens.length < count) {
    const token = readVarint(source, width)
    tokens.push(token)
    if (!inRuns || token !== 0) continue
    const more = readVarint(source, width)
    if (more > count - tokens.length) throw new SegmentDecodeError('form')
    for (let zero = 0; zero < more; zero += 1) tokens.push(0)
  }
  alignToByte(source)
  return tokens
}
