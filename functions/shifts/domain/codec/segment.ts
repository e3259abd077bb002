import { deflateRawSync } from 'node:zlib'
import type { Point } from '../track/point.ts'
import { form, maxSegmentPoints, readFrame, writeFrame } from './frame.ts'
import { packable, unpackPoints } from './packed-points.ts'

/** Compressing less costs time and saves no write unit. */
const compressFrom = 1024

export type Segment = {
  readonly bytes: Uint8Array
  /** The frame before compression: names the segment, independent of the compressor. */
  readonly columns: Uint8Array
}

/**
 * Equal points in equal order give equal bytes: callers order them first.
 * @throws RangeError for no points, or more than `maxSegmentPoints`
 */
export function encodeSegment(points: readonly Point[]): Segment {
  if (points.length === 0 || points.length > maxSegmentPoints) throw new RangeError('points of a segment')
  const { inSeconds, smallest, flat } = packable(points)
  const [unit, count] = [inSeconds ? 0 : form.milliseconds, points.length]
  const plain = writeFrame({ form: unit, count, ...smallest() })
  if (plain.length <= compressFrom) return { bytes: plain, columns: plain }

  const { descriptors, body } = flat()
  const deflated = writeFrame({
    form: unit | form.deflated,
    count,
    descriptors,
    body: deflateRawSync(body, { level: 9 }),
    inflatedBytes: body.length,
  })
  return { bytes: deflated.length < plain.length ? deflated : plain, columns: plain }
}

/**
 * Allocates no more than the largest segment needs.
 * @throws SegmentDecodeError for any bytes that are not a segment
 */
export function decodeSegment(bytes: Uint8Array): Point[] {
  const frame = readFrame(bytes)
  return unpackPoints(frame, frame.count, (frame.form & form.milliseconds) === 0)
}
