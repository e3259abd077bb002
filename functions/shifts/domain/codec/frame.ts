import { crc32, inflateRawSync } from 'node:zlib'
import { SegmentDecodeError } from './decode-error.ts'
import { readDescriptors, writeDescriptors } from './descriptors.ts'
import { readVarint, type Source, wideLength, writeVarints } from './varint.ts'

/** docs/track-format.md describes every byte. */
const version = 2
/** Without a device column: the upper half of the form byte is 0. */
const versionWithoutDevice = 1
const checksumBytes = 4

export const form = { deflated: 1, milliseconds: 2 } as const
const knownForms = form.deflated | form.milliseconds

/** Two in a byte; that of the eleventh column, the device, is the upper half of the form byte. */
const descriptorBytes = 5

/** A shift of 16 hours at one point a second has 57,600. */
export const maxSegmentPoints = 65_536

/** Of a segment that is a row of its own, whatever the points hold: a row has 400 KB. */
export const maxRowPoints = 10_000

/** Eleven columns of at most eight bytes a point. */
const maxBodyBytes = maxSegmentPoints * 88

/** DEFLATE expands a byte to 1,032 at most: limits what a stated length may allocate. */
const maxInflationRatio = 1032

export type Frame = {
  readonly form: number
  readonly count: number
  /** Four bits for each of the eleven columns. */
  readonly descriptors: readonly number[]
  readonly body: Uint8Array
  /** For a deflated body. */
  readonly inflatedBytes?: number
}

export function writeFrame(frame: Frame): Uint8Array {
  const numbers = frame.inflatedBytes === undefined ? [frame.count] : [frame.count, frame.inflatedBytes]
  const bodyAt = 2 + wideLength(numbers) + descriptorBytes
  const bytes = new Uint8Array(bodyAt + frame.body.length + checksumBytes)
  bytes[0] = version
  bytes[1] = frame.form | ((frame.descriptors[2 * descriptorBytes] ?? 0) << 4)
  const at = writeVarints(bytes, 2, numbers, 'wide')
  writeDescriptors(bytes, at, frame.descriptors.slice(0, 2 * descriptorBytes))
  bytes.set(frame.body, bodyAt)
  const end = bodyAt + frame.body.length
  new DataView(bytes.buffer).setUint32(end, crc32(bytes.subarray(0, end)), true)
  return bytes
}

/**
 * Inflates the body. Reads both versions.
 * @throws SegmentDecodeError for any bytes that `writeFrame` cannot have made
 */
export function readFrame(bytes: Uint8Array): Omit<Frame, 'inflatedBytes'> {
  const end = bytes.length - checksumBytes
  if (end < 2 + descriptorBytes) throw new SegmentDecodeError('truncated')
  if (bytes[0] !== version && bytes[0] !== versionWithoutDevice) throw new SegmentDecodeError('version')
  const checksum = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(end, true)
  if (checksum !== crc32(bytes.subarray(0, end))) throw new SegmentDecodeError('checksum')
  const [formBits, deviceDescriptor] = [(bytes[1] ?? 0) & 15, (bytes[1] ?? 0) >> 4]
  if (bytes[0] === versionWithoutDevice && deviceDescriptor !== 0) throw new SegmentDecodeError('form')
  if ((formBits & ~knownForms) !== 0) throw new SegmentDecodeError('form')

  const source: Source = { bytes: bytes.subarray(0, end), half: 4 }
  const count = readVarint(source, 'wide')
  if (count < 1 || count > maxSegmentPoints) throw new SegmentDecodeError('length')
  const inflatedBytes = (formBits & form.deflated) === 0 ? undefined : readVarint(source, 'wide')
  const bodyAt = source.half / 2 + descriptorBytes
  if (bodyAt > end) throw new SegmentDecodeError('truncated')
  const stored = bytes.subarray(bodyAt, end)
  const body = inflatedBytes === undefined ? stored : inflate(stored, inflatedBytes)
  const descriptors = readDescriptors(bytes.subarray(bodyAt - descriptorBytes, bodyAt))
  return { form: formBits, count, descriptors: [...descriptors, deviceDescriptor], body }
}

function inflate(stored: Uint8Array, length: number): Uint8Array {
  if (length < 1 || length > maxBodyBytes || length > stored.length * maxInflationRatio)
    throw new SegmentDecodeError('length')
  const body = inflated(stored, length)
  if (body.length !== length) throw new SegmentDecodeError('length')
  return body
}

function inflated(stored: Uint8Array, maxOutputLength: number): Uint8Array {
  try {
    return inflateRawSync(stored, { maxOutputLength })
  } catch {
    throw new SegmentDecodeError('compression')
  }
}
