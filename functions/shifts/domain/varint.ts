import { UnreadableSegment } from './unreadable.ts'

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

export function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2
}

/** Half bytes that a number takes in narrow groups. */
export function narrowGroups(value: number): number {
  let groups = 1
  for (let rest = value; rest > 7; rest = Math.floor(rest / 8)) groups += 1
  return groups
}

/** Bytes that a number takes in wide groups. */
export function wideGroups(value: number): number {
  let groups = 1
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) groups += 1
  return groups
}

/** Half bytes that the numbers take in narrow groups. */
export function narrowLength(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + narrowGroups(value), 0)
}

/** Bytes that the numbers take in wide groups. */
export function wideLength(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + wideGroups(value), 0)
}

/** Writes the numbers at the byte `start` and answers the first free byte after them. */
export function writeVarints(bytes: Uint8Array, start: number, values: readonly number[], width: Width): number {
  return width === 'wide' ? writeWide(bytes, start, values) : writeNarrow(bytes, start, values)
}

function writeWide(bytes: Uint8Array, start: number, values: readonly number[]): number {
  let at = start
  for (let value of values) {
    for (; value > 127; value = Math.floor(value / 128)) bytes[at++] = (value % 128) + 128
    bytes[at++] = value
  }
  return at
}

function writeNarrow(bytes: Uint8Array, start: number, values: readonly number[]): number {
  let at = start
  let pending = -1
  for (const whole of values) {
    let value = whole
    for (let more = true; more; ) {
      more = value > 7
      const group = (value % 8) + (more ? 8 : 0)
      value = Math.floor(value / 8)
      if (pending < 0) pending = group
      else {
        bytes[at++] = pending + group * 16
        pending = -1
      }
    }
  }
  if (pending >= 0) bytes[at++] = pending
  return at
}

/** Bytes being read, and the half byte that is next. */
export interface Source {
  readonly bytes: Uint8Array
  half: number
}

/**
 * Reads one number.
 * @throws UnreadableSegment when the bytes end first, or the number is past 2^53 − 1
 */
export function readVarint(source: Source, width: Width): number {
  let value = 0
  let scale = 1
  const [limit, step] = width === 'wide' ? [128, 2] : [8, 1]
  for (;;) {
    const group = readGroup(source, step)
    value += (group % limit) * scale
    if (value > Number.MAX_SAFE_INTEGER) throw new UnreadableSegment('range')
    if (group < limit) return value
    scale *= limit
    if (scale > Number.MAX_SAFE_INTEGER) throw new UnreadableSegment('range')
  }
}

/** The next column begins at a whole byte. */
export function alignToByte(source: Source): void {
  source.half += source.half % 2
}

function readGroup(source: Source, step: number): number {
  const byte = source.bytes[source.half >> 1]
  if (byte === undefined) throw new UnreadableSegment('truncated')
  const odd = source.half % 2
  source.half += step
  if (step === 2) return byte
  return odd === 0 ? byte & 15 : byte >> 4
}
