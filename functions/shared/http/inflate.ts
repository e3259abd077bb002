import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'

export const codings = ['gzip', 'deflate', 'br'] as const
export type Coding = (typeof codings)[number]
export type InflateFault = 'too_large' | 'broken_coding'

/** With a fault, `bytes` is what came before it; of what is too large, a beginning. */
export type Inflated = { readonly bytes: Buffer; readonly fault?: InflateFault }

/** Of what is sent, for a beginning. */
const beginning = 1_024

/**
 * At most `maxBytes`; not much more is ever held. Of bytes that were cut short, what can be read of them: a fault unless
 * `takesCutShort`. Synchronous, since a function serves one request at a time.
 */
export function inflated(bytes: Buffer, coding: Coding, maxBytes: number, takesCutShort = true): Inflated {
  const inflate = inflaterOf(bytes, coding)
  const sent = coding === 'gzip' ? withoutPadding(bytes) : bytes
  try {
    const read = inflate(sent, maxBytes, takesCutShort)
    return { bytes: read.length > 0 ? read : inflate(sent, maxBytes, false) }
  } catch (error) {
    if (!isTooLarge(error)) return { bytes: beforeFault(sent, inflate, maxBytes), fault: 'broken_coding' }
    return { bytes: beforeFault(sent.subarray(0, beginning), inflate, maxBytes), fault: 'too_large' }
  }
}

export function isGzip([first, second]: Buffer): boolean {
  return first === 0x1f && second === 0x8b
}

/** With the window of 32 kB that all programs use, or a smaller one. */
export function isZlib([first = 0, second = 0]: Buffer): boolean {
  return (first & 0x0f) === 8 && first <= 0x78 && ((first << 8) | second) % 31 === 0
}

/** Throws when `maxOutputLength` is exceeded, and for an end that is missing unless `isLenient`. */
type Inflater = (bytes: Buffer, maxOutputLength: number, isLenient: boolean) => Buffer

/** Node’s zlib gives nothing of damaged bytes: looks for the most of them that it takes. */
function beforeFault(bytes: Buffer, inflate: Inflater, maxBytes: number): Buffer {
  let [good, bad] = [0, bytes.length + 1]
  let read: Buffer = Buffer.alloc(0)
  while (good + 1 < bad) {
    // first all of it
    const middle = good === 0 && bad > bytes.length ? bytes.length : (good + bad) >> 1
    try {
      read = inflate(bytes.subarray(0, middle), maxBytes, true)
      good = middle
    } catch {
      bad = middle
    }
  }
  return read
}

/** A line break after its end, which would be taken for another part. */
function withoutPadding(bytes: Buffer): Buffer {
  let end = bytes.length
  while (end > 0 && [0x09, 0x0a, 0x0d, 0x20].includes(bytes[end - 1] ?? 0)) end -= 1
  return bytes.subarray(0, end)
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}

const { Z_SYNC_FLUSH, Z_FINISH, BROTLI_OPERATION_FLUSH, BROTLI_OPERATION_FINISH } = constants

const zlib = (inflate: typeof gunzipSync): Inflater => {
  return (bytes, maxOutputLength, isLenient) =>
    inflate(bytes, { maxOutputLength, finishFlush: isLenient ? Z_SYNC_FLUSH : Z_FINISH })
}
const brotli: Inflater = (bytes, maxOutputLength, isLenient) => {
  const finishFlush = isLenient ? BROTLI_OPERATION_FLUSH : BROTLI_OPERATION_FINISH
  return brotliDecompressSync(bytes, { maxOutputLength, finishFlush })
}

/** `deflate` is the zlib format; some programs send the bare one. */
function inflaterOf(bytes: Buffer, coding: Coding): Inflater {
  if (coding === 'br') return brotli
  if (coding === 'gzip') return zlib(gunzipSync)
  return zlib(isZlib(bytes) ? inflateSync : inflateRawSync)
}
