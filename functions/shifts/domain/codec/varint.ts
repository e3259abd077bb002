import { SegmentDecodeError } from './decode-error.ts'

/**
 * Protocol Buffers' varint in two widths, lowest group first. A narrow group is half a byte (3 bits of number), the
 * lower half first; a wide group is a byte (7 bits). Arithmetic, since bit operations would truncate numbers up to 2^53
 * − 1.
 */
export type Width = 'narrow' | 'wide'

/** 0, −1, 1, −2 become 0, 1, 2, 3. */
export function zigzag(value: number): number {
  return value >= 0 ? value * 2 : value * -2 - 1
}

export function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2
}

const largestWord = 0xffff_ffff
/** Groups by number of bits, up to the 32 of bit operations. */
const narrowGroupsOf = Uint8Array.from({ length: 33 }, (_, bits) => Math.max(1, Math.ceil(bits / 3)))
const wideGroupsOf = Uint8Array.from({ length: 33 }, (_, bits) => Math.max(1, Math.ceil(bits / 7)))

/** Length in half bytes. */
export function narrowGroups(value: number): number {
  if (value > largestWord) return 10 + narrowGroups(Math.floor(value / 2 ** 30))
  return narrowGroupsOf[32 - Math.clz32(value)] ?? 0
}

/** Length in bytes. */
export function wideGroups(value: number): number {
  if (value > largestWord) return 4 + wideGroups(Math.floor(value / 2 ** 28))
  return wideGroupsOf[32 - Math.clz32(value)] ?? 0
}

export function wideLength(values: readonly number[]): number {
  let length = 0
  for (let index = 0; index < values.length; index += 1) length += wideGroups(values[index] ?? 0)
  return length
}

/** Returns the first free byte after the numbers. */
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

function writeHalf(bytes: Uint8Array, half: number, group: number): number {
  const at = half >> 1
  bytes[at] = (half & 1) === 0 ? group : (bytes[at] ?? 0) + group * 16
  return half + 1
}

/** Bytes, and the index of the next half byte. */
export type Source = {
  readonly bytes: Uint8Array
  half: number
}

/** @throws SegmentDecodeError when the bytes end early, or the number exceeds 2^53 − 1 */
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
