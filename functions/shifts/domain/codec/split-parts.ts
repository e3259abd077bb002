import type { Point } from '../track/point.ts'
import { maxSegmentPoints } from './frame.ts'
import { encodeSegment, type Segment } from './segment.ts'

/** The largest item that the table takes is 400 KB, keys and seal included. */
const maxPartBytes = 300_000

/** One row's worth of a compacted track. */
export type PackedPart = Segment & {
  readonly points: readonly Point[]
}

/**
 * A whole track in as few parts as it takes, all of one length but the last: the same points are always cut at the same
 * places, whatever they came in.
 */
export function splitParts(points: readonly Point[], length = maxSegmentPoints): PackedPart[] {
  const parts: PackedPart[] = []
  for (let start = 0; start < points.length; start += length) {
    const slice = points.slice(start, start + length)
    const segment = encodeSegment(slice)
    if (segment.bytes.length > maxPartBytes) return splitParts(points, Math.ceil(length / 2))
    parts.push({ ...segment, points: slice })
  }
  return parts
}
