import type { Point } from '../track/point.ts'
import { type PackedColumn, packColumn, packColumnFlat, readColumn, writeColumn } from './column.ts'
import { columnsOf, type MeasureName, measureNames, measures, pointsOf } from './columns.ts'
import { SegmentDecodeError } from './decode-error.ts'
import type { ColumnShape } from './delta-coding.ts'
import type { Column } from './presence.ts'

/** The columns one after the other; what a frame around them has to say is in the other fields. */
export type PackedPoints = {
  /** Four bits for each column. */
  readonly descriptors: readonly number[]
  readonly body: Uint8Array
}

export type PackablePoints = {
  /** Times are whole seconds and stored as such. */
  readonly inSeconds: boolean
  /** Each column in the smallest of four encodings. */
  readonly smallest: () => PackedPoints
  /** Longer, but DEFLATE compresses it better. */
  readonly flat: () => PackedPoints
}

export function packable(points: readonly Point[]): PackablePoints {
  const inSeconds = points.every((point) => point.at % 1000 === 0)
  const columns = columnsOf(points, inSeconds ? 1000 : 1)
  return {
    inSeconds,
    smallest: () => layout(measureNames.map((name) => packColumn(columns[name], measures[name]))),
    flat: () => layout(measureNames.map((name) => packColumnFlat(columns[name], measures[name]))),
  }
}

/** @throws SegmentDecodeError unless the body holds exactly these columns */
export function unpackPoints({ descriptors, body }: PackedPoints, count: number, inSeconds: boolean): Point[] {
  const source = { bytes: body, half: 0 }
  const read = (name: MeasureName, index: number): Column =>
    readColumn(source, descriptors[index] ?? 0, count, shapeOf(name, inSeconds))
  const columns = Object.fromEntries(measureNames.map((name, index) => [name, read(name, index)]))
  if (source.half !== body.length * 2) throw new SegmentDecodeError('length')
  return pointsOf(columns as Record<MeasureName, Column>, inSeconds ? 1000 : 1)
}

function shapeOf(name: MeasureName, inSeconds: boolean): ColumnShape {
  const { time } = measures
  return name === 'time' && inSeconds ? { ...time, max: Math.floor(time.max / 1000) } : measures[name]
}

function layout(columns: readonly PackedColumn[]): PackedPoints {
  const body = new Uint8Array(columns.reduce((sum, column) => sum + column.bytes, 0))
  let at = 0
  for (const column of columns) at = writeColumn(body, at, column)
  return { descriptors: columns.map(({ bits }) => bits), body }
}
