import { SegmentDecodeError } from './decode-error.ts'

/**
 * Whole numbers in groups of bits, lowest group first, the top bit of a group saying that another follows: the varint
 * of Protocol Buffers with a choice of two widths. A narrow group is half a byte (3 bits of number), the lower half of
 * a byte first; a wide group is a byte (7 bits). Numbers go up to 2^53 − 1, so this is arithmetic and not bit shifts.
 */
export type Width = 'narrow' | 'wide'

/** Folds the sign into the lowest bit, so that small numbers of either sign are short: 0, −1, 1, −2 → 0, 1, 2, 3. */
export function zigzag(value: number): number {
  return value >= 0 ? value * 2 : value * -2 - 1
}

/** The inverse of `zigzag`. */
export function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2
}

const largestWord = 0xffff_ffff
/** Groups that a number of so many bits takes; a word is what bit operations of the language can hold. */
const narrowGroupsOf = Uint8Array.from({ length: 33 }, (_, bits) => Math.max(1, Math.ceil(bits / 3)))
const wideGroupsOf = Uint8Array.from({ length: 33 }, (_, bits) => Math.max(1, Math.ceil(bits / 7)))

/** Half bytes that a number takes in narrow groups. */
export function narrowGroups(value: number): number {
  if (value > largestWord) return 10 + narrowGroups(Math.floor(value / 2 ** 30))
  return narrowGroupsOf[32 - Math.clz32(value)] ?? 0
}

/** Bytes that a number takes in wide groups. */
export function wideGroups(value: number): number {
  if (value > largestWord) return 4 + wideGroups(Math.floor(value / 2 ** 28))
  return wideGroupsOf[32 - Math.clz32(value)] ?? 0
}

/** Bytes that the numbers take in wide groups. */
export function wideLength(values: readonly number[]): number {
  let length = 0
  for (let index = 0; index < values.length; index += 1) length += wideGroups(values[index] ?? 0)
  return length
}

/** Writes the numbers at the byte `start` and answers the first free byte after them. */
export function writeVarints(bytes: Uint8Array, start: number, values: readonly number[], width: Width): number {
  return width === 'wide' ? writeWide(bytes, start, values) : writeNarrow(bytes, start, values)
}

function writeWide(bytes: Uint8Array, start: number, values: readonly number[]): number {
  let at = start
  for (let index = 0; index < values.length; index += 1) {
    let value = values[index] ?? 0
    for (; value > largestWord; value = Math.floor(value / 128)) bytes[at++] = (value % 128) + 128
    for (; value > 127; value >>>= 7) bytes[at++] = (value & 127) + 128
    bytes[at++] = value
  }
  return at
}

function writeNarrow(bytes: Uint8Array, start: number, values: readonly number[]): number {
  let half = start * 2
  for (let index = 0; index < values.length; index += 1) {
    let value = values[index] ?? 0
    for (; value > largestWord; value = Math.floor(value / 8)) half = writeHalf(bytes, half, (value % 8) + 8)
    for (; value > 7; value >>>= 3) half = writeHalf(bytes, half, (value & 7) + 8)
    half = writeHalf(bytes, half, value)
  }
  return (half + 1) >> 1
}

/** The lower half of a byte comes first, and leaves the upper one 0. */
function writeHalf(bytes: Uint8Array, half: number, group: number): number {
  const at = half >> 1
  bytes[at] = (half & 1) === 0 ? group : (bytes[at] ?? 0) + group * 16
  return half + 1
}

/** Bytes being read, and the half byte that is next. */
export type Source = {
  readonly bytes: Uint8Array
  half: number
}

/**
 * Reads one number.
 * @throws SegmentDecodeError when the bytes end first, or the number is past 2^53 − 1
 */
export function readVarint(source: Source, width: Width): number {
  const limit = width === 'wide' ? 128 : 8
  const step = width === 'wide' ? 2 : 1
  let group = readGroup(source, step)
  if (group < limit) return group
  let value = group - limit
  let scale = 1
  while (group >= limit) {
    scale *= limit
    if (scale > Number.MAX_SAFE_INTEGER) throw new SegmentDecodeError('range')
    group = readGroup(source, step)
    value += (group % limit) * scale
    if (value > Number.MAX_SAFE_INTEGER) throw new SegmentDecodeError('range')
  }
  return value
}

/** The next column begins at a whole byte. */
export function alignToByte(source: Source): void {
  source.half += source.half % 2
}

function readGroup(source: Source, step: number): number {
  const byte = source.bytes[source.half >> 1]
  if (byte === undefined) throw new SegmentDecodeError('truncated')
  const odd = source.half % 2
  source.half += step
  if (step === 2) return byte
  return odd === 0 ? byte & 15 : byte >> 4
}
