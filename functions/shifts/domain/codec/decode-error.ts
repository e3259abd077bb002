/** Why stored bytes are not a segment. */
export type UnreadableReason = 'version' | 'length' | 'checksum' | 'compression' | 'truncated' | 'range' | 'form'

/** Thrown for bytes that are not a segment of this format: damaged, cut, or written by a version not known here. */
export class UnreadableSegment extends Error {
  override readonly name = 'UnreadableSegment'
  readonly reason: UnreadableReason

  constructor(reason: UnreadableReason) {
    super(`segment cannot be read: ${reason}`)
    this.reason = reason
  }
}
