import { deflateRawSync } from 'node:zlib'
import type { Point } from '../track/point.ts'
import { type PackedColumn, packColumn, packColumnFlat, readColumn, writeColumn } from './column.ts'
import { columnsOf, type MeasureName, measureNames, measures, pointsOf } from './columns.ts'
import { SegmentDecodeError } from './decode-error.ts'
import type { ColumnShape } from './delta-coding.ts'
import { form, maxSegmentPoints, readFrame, writeFrame } from './frame.ts'
import type { Column } from './presence.ts'

/** Compressing less costs time and saves no write unit. */
const compressFrom = 1024
const descriptorBytes = measureNames.length / 2

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
  const inSeconds = points.every((point) => point.at % 1000 === 0)
  const unit = inSeconds ? 0 : form.milliseconds
  const columns = columnsOf(points, inSeconds ? 1000 : 1)
  const smallest = layout(measureNames.map((name) => packColumn(columns[name], measures[name])))
  const plain = writeFrame({ form: unit, count: points.length, ...smallest })
  if (plain.length <= compressFrom) return { bytes: plain, columns: plain }

  const flat = layout(measureNames.map((name) => packColumnFlat(columns[name], measures[name])))
  const body = deflateRawSync(flat.body, { level: 9 })
  const inflatedBytes = flat.body.length
  const deflated = writeFrame({ form: unit | form.deflated, count: points.length, ...flat, body, inflatedBytes })
  return { bytes: deflated.length < plain.length ? deflated : plain, columns: plain }
}

/**
 * Allocates no more than the largest segment needs.
 * @throws SegmentDecodeError for any bytes that are not a segment
 */
export function decodeSegment(bytes: Uint8Array): Point[] {
  const frame = readFrame(bytes, descriptorBytes)
  const source = { bytes: frame.body, half: 0 }
  const inSeconds = (frame.form & form.milliseconds) === 0
  const read = (name: MeasureName, index: number): Column => {
    const bits = ((frame.descriptors[index >> 1] ?? 0) >> ((index % 2) * 4)) & 15
    return readColumn(source, bits, frame.count, shapeOf(name, inSeconds))
  }
  const columns = Object.fromEntries(measureNames.map((name, index) => [name, read(name, index)]))
  if (source.half !== frame.body.length * 2) throw new SegmentDecodeError('length')
  return pointsOf(columns as Record<MeasureName, Column>, inSeconds ? 1000 : 1)
}

function shapeOf(name: MeasureName, inSeconds: boolean): ColumnShape {
  const { time } = measures
  return name === 'time' && inSeconds ? { ...time, max: Math.floor(time.max / 1000) } : measures[name]
}

function layout(columns: readonly PackedColumn[]): { descriptors: Uint8Array; body: Uint8Array } {
  const body = new Uint8Array(columns.reduce((sum, column) => sum + column.bytes, 0))
  const descriptors = new Uint8Array(descriptorBytes)
  let at = 0
  for (const [index, column] of columns.entries()) {
    at = writeColumn(body, at, column)
    descriptors[index >> 1] = (descriptors[index >> 1] ?? 0) | (column.bits << ((index % 2) * 4))
  }
  return { descriptors, body }
}
