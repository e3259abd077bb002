import { deflateRawSync } from 'node:zlib'
import flexible from '@here/flexpolyline'
import polyline from '@mapbox/polyline'
import { toInstant } from '../../functions/shared/instant.ts'
import { encodeSegment } from '../../functions/shifts/domain/codec/segment.ts'
import { degrees, type Point } from '../../functions/shifts/domain/track/point.ts'
import type { Result, Suite } from '../measure.ts'
import { slices } from '../setup.ts'
import { tracks } from '../tracks.ts'

/** Header, nonce and tag of a sealed segment. */
const sealBytes = 30
const goals = { 50: 7.2, 500: 4.8, shift: 4.5 } as const

export const packedBytes: Suite = {
  title: 'Packed bytes per point (real tracks, whole seconds, seven numeric columns)',
  run: async () => {
    const all = tracks().map(({ points }) => points)
    const entropy = perPoint(all, all.map(entropyBytes))
    const uploads = ([50, 500] as const).map((size) => packed(`uploads of ${size}`, all, size, goals[size]))
    const whole = packed('a whole shift', all, Number.POSITIVE_INFINITY, goals.shift)
    const other = (name: string, bytes: (points: readonly Point[]) => number): Result => ({
      name,
      value: perPoint(all, all.map(bytes)),
      unit: 'bytes',
    })
    return [
      ...uploads,
      whole,
      {
        ...whole,
        name: 'a whole shift, against the entropy of its columns',
        value: whole.value / entropy,
        unit: 'times',
        against: 'entropy',
      },
      other('JSON', (points) => json(points).length),
      other('JSON, deflate 9', (points) => deflateRawSync(json(points), { level: 9 }).length),
      other('encoded polyline, a string per pair of columns', polylineBytes),
      other('flexible polyline, a string per pair of columns', flexibleBytes),
      { name: 'entropy of the second differences', value: entropy, unit: 'bytes' },
    ].map(({ goal, ...row }: Result) => (row.unit === 'times' || !goal ? row : { ...row, goal }))
  },
}

function packed(name: string, all: readonly (readonly Point[])[], size: number, atMost: number): Result {
  const bytes = all.map((points) =>
    slices(points, size).reduce((sum, part) => sum + encodeSegment(part).bytes.length, 0),
  )
  return {
    name: `${name} (and ${sealBytes} for the seal of each)`,
    value: perPoint(all, bytes),
    unit: 'bytes',
    goal: { atMost },
  }
}

function perPoint(all: readonly (readonly Point[])[], bytes: readonly number[]): number {
  const points = all.reduce((sum, track) => sum + track.length, 0)
  return bytes.reduce((sum, count) => sum + count, 0) / points
}

const columns = (points: readonly Point[]) => [
  points.map(({ at }) => at / 1_000),
  points.map(({ latMicro }) => latMicro),
  points.map(({ lonMicro }) => lonMicro),
  points.map(({ accuracy }) => accuracy ?? -1),
  points.map(({ altitude }) => altitude ?? -1),
  points.map(({ speedDeci }) => speedDeci ?? -1),
  points.map(({ heading }) => heading ?? -1),
]

const json = (points: readonly Point[]) =>
  JSON.stringify(
    points.map((point) => ({
      at: toInstant(point.at),
      lat: degrees(point.latMicro),
      lon: degrees(point.lonMicro),
      accuracy: point.accuracy,
      altitude: point.altitude,
      speed: (point.speedDeci ?? 0) / 10,
      heading: point.heading,
    })),
  )

/** A polyline encodes pairs of columns, the last padded with zeros. */
function pairs(points: readonly Point[]): [number, number][][] {
  const [time = [], lat = [], lon = [], accuracy = [], altitude = [], speed = [], heading = []] = columns(points)
  const zip = (left: number[], right: number[]) =>
    left.map((value, index): [number, number] => [value, right[index] ?? 0])
  return [zip(lat, lon), zip(time, accuracy), zip(altitude, speed), zip(heading, [])]
}

function polylineBytes(points: readonly Point[]): number {
  return pairs(points).reduce((sum, pair) => sum + polyline.encode(pair, 0).length, 0)
}

function flexibleBytes(points: readonly Point[]): number {
  return pairs(points).reduce((sum, pair) => sum + flexible.encode({ polyline: pair, precision: 0 }).length, 0)
}

/** Shannon entropy of the columns' differences (second order for time and position), bytes. */
function entropyBytes(points: readonly Point[]): number {
  return columns(points).reduce(
    (sum, column, index) => sum + bitsOf(index < 3 ? differences(differences(column)) : differences(column)) / 8,
    0,
  )
}

function differences(values: readonly number[]): number[] {
  return values.map((value, index) => value - (values[index - 1] ?? 0))
}

function bitsOf(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts.values()].reduce((bits, count) => bits - count * Math.log2(count / values.length), 0)
}
