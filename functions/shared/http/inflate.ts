import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'

export type Coding = 'gzip' | 'deflate' | 'br'
export type InflateFault = 'too_large' | 'broken_coding'

/**
 * At most `maxBytes`; not much more is ever held. Of bytes that were cut short, what can be read of them. Synchronous, since a
 * function serves one request at a time.
 */
export function inflated(bytes: Buffer, coding: Coding, maxBytes: number): Buffer | InflateFault {
  const inflate = inflaterOf(bytes, coding)
  try {
    const beginning = inflate(bytes, maxBytes, true)
    return beginning.length > 0 ? beginning : inflate(bytes, maxBytes, false)
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return isTooLarge ? 'too_large' : 'broken_coding'
  }
}

export function isGzip([first, second]: Buffer): boolean {
  return first === 0x1f && second === 0x8b
}

/** Throws when `maxOutputLength` is exceeded, and for an end that is missing unless `isLenient`. */
type Inflater = (bytes: Buffer, maxOutputLength: number, isLenient: boolean) => Buffer

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
function inflaterOf([first = 0, second = 0]: Buffer, coding: Coding): Inflater {
  if (coding === 'br') return brotli
  if (coding === 'gzip') return zlib(gunzipSync)
  const isZlib = (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0
  return zlib(isZlib ? inflateSync : inflateRawSync)
}
