import type { Point } from '../track/point.ts'
import { maxSegmentPoints } from './frame.ts'
import { encodeSegment, type Segment } from './segment.ts'

/** DynamoDB's largest item is 400 KB, with keys and encryption overhead. */
const maxPartBytes = 300_000

export type PackedPart = Segment & {
  /** In order of time. */
  readonly points: readonly Point[]
}

/**
 * Splits a track into as few rows as possible, of equal length except the last, so that equal points give equal parts.
 * Within a row the points of each device are together.
 */
export function splitParts(points: readonly Point[], length = maxSegmentPoints): PackedPart[] {
  const parts: PackedPart[] = []
  for (let start = 0; start < points.length; start += length) {
    const slice = points.slice(start, start + length)
    const segment = encodeSegment(byDevice(slice))
    if (segment.bytes.length > maxPartBytes) return splitParts(points, Math.ceil(length / 2))
    parts.push({ ...segment, points: slice })
  }
  return parts
}

/** Columns that change between two places at every point would not be predictable. */
function byDevice(points: readonly Point[]): readonly Point[] {
  const isOne = points.every(({ device }) => device === points[0]?.device)
  return isOne ? points : points.toSorted((one, other) => one.device - other.device)
}
