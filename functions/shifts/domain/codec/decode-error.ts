/** Why stored bytes are not a segment. */
export type DecodeErrorReason = 'version' | 'length' | 'checksum' | 'compression' | 'truncated' | 'range' | 'form'

/** Thrown for bytes that are not a segment of this format: damaged, cut, or written by a version not known here. */
export class SegmentDecodeError extends Error {
  override readonly name = 'SegmentDecodeError'
  readonly reason: DecodeErrorReason

  constructor(reason: DecodeErrorReason) {
    super(`segment cannot be read: ${reason}`)
    this.reason = reason
  }
}
