import { maxEntryBytes, maxEntryPoints } from '../rules/tail.ts'
import type { Point } from '../track/point.ts'
import { measureNames } from './columns.ts'
import { SegmentDecodeError } from './decode-error.ts'
import { readDescriptors, writeDescriptors } from './descriptors.ts'
import { maxSegmentPoints } from './frame.ts'
import { packable, unpackPoints } from './packed-points.ts'
import { readVarint, type Source, wideLength, writeVarints } from './varint.ts'

/** Time, latitude and longitude, which every point has. */
const alwaysPresent = 3
/** Of a lone point's column: present, in whole bytes. */
const lone = 9
const descriptorBytes = Math.ceil(measureNames.length / 2)

/**
 * An upload in the tail of an open shift: the columns of a segment without its version and checksum, since the seal proves the
 * bytes. docs/track-format.md describes them.
 * @throws RangeError for no points, or more than `maxSegmentPoints`
 */
export function encodeTailEntry(points: readonly Point[]): Uint8Array {
  const count = points.length
  if (count === 0 || count > maxSegmentPoints) throw new RangeError('points of an entry')
  const { inSeconds, smallest, flat } = packable(points)
  const { descriptors, body } = count === 1 ? flat() : smallest()
  const head = [2 * count + (inSeconds ? 0 : 1)]
  const headBytes = wideLength(head) + (count === 1 ? 1 : descriptorBytes)
  const bytes = new Uint8Array(headBytes + body.length)
  const at = writeVarints(bytes, 0, head, 'wide')
  if (count === 1) bytes[at] = presenceOf(descriptors)
  else writeDescriptors(bytes, at, descriptors)
  bytes.set(body, headBytes)
  return bytes
}

/** Undefined for an upload that is too large for the tail. */
export function entryOf(points: readonly Point[]): Uint8Array | undefined {
  if (points.length > maxEntryPoints) return undefined
  const entry = encodeTailEntry(points)
  return entry.length > maxEntryBytes ? undefined : entry
}

/** @throws SegmentDecodeError for any bytes that are not an entry */
export function decodeTailEntry(bytes: Uint8Array): Point[] {
  const source: Source = { bytes, half: 0 }
  const head = readVarint(source, 'wide')
  const count = Math.floor(head / 2)
  if (count < 1 || count > maxSegmentPoints) throw new SegmentDecodeError('length')
  const at = source.half / 2
  const bodyAt = at + (count === 1 ? 1 : descriptorBytes)
  if (bodyAt > bytes.length) throw new SegmentDecodeError('truncated')
  const descriptors = count === 1 ? presentIn(bytes[at] ?? 0) : readDescriptors(bytes.subarray(at, bodyAt))
  return unpackPoints({ descriptors, body: bytes.subarray(bodyAt) }, count, head % 2 === 0)
}

/** A bit for each of the other columns. */
function presenceOf(descriptors: readonly number[]): number {
  return descriptors.slice(alwaysPresent).reduce((bits, each, index) => (each === 0 ? bits : bits | (1 << index)), 0)
}

function presentIn(bits: number): number[] {
  return measureNames.map((_, index) => (index < alwaysPresent || bits & (1 << (index - alwaysPresent)) ? lone : 0))
}
