export type DecodeErrorReason = 'version' | 'length' | 'checksum' | 'compression' | 'truncated' | 'range' | 'form'

/** Thrown for bytes that are damaged, truncated, or of an unknown version. */
export class SegmentDecodeError extends Error {
  override readonly name = 'SegmentDecodeError'
  readonly reason: DecodeErrorReason

  constructor(reason: DecodeErrorReason) {
    super(`segment cannot be read: ${reason}`)
    this.reason = reason
  }
}
