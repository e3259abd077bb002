import { toInstant } from '../../../shared/instant.ts'
import { flagsOf } from '../analysis/point-flags.ts'
import type { Stop } from '../analysis/stop.ts'
import { degrees, type Point } from '../track/point.ts'
import type { Track } from '../track/track.ts'
import { gapFields, stopFields } from './spans.ts'
import { flaggedPoints, trackSegments } from './track-segments.ts'

/**
 * RFC 7946: the track (a line for each segment of a device between gaps), stops, flagged points. Times are in
 * `coordinateProperties.times`, where common viewers look; `devices` beside them, where there are others than the login. A single position is a point, since a line needs two.
 */
export function geojsonOf(track: Track): string {
  const { bounds, stops } = track
  const flagged = flaggedPoints(track)
  return JSON.stringify({
    type: 'FeatureCollection',
    ...(bounds && { bbox: [bounds.west, bounds.south, bounds.east, bounds.north] }),
    features: [
      ...trackFeatures(track),
      ...stops.map(stopFeature),
      ...(flagged.length === 0 ? [] : [flaggedFeature(flagged)]),
    ],
  })
}

function trackFeatures(track: Track) {
  const { shiftId, distanceMeters, rawDistanceMeters, gaps } = track
  const segments = trackSegments(track)
  const [only, ...others] = segments
  if (!only) return []
  const lines = segments.map(({ points }) => (others.length === 0 ? points : asLine(points)))
  const devices = devicesOf(segments)
  const [times, positions] = [lines.map(timesOf), lines.map((points) => points.map(positionOf))]
  const properties = {
    kind: 'way',
    shiftId,
    distanceMeters,
    rawDistanceMeters,
    gaps: gaps.map(gapFields),
    coordinateProperties: { times: others.length === 0 ? times.flat() : times, devices },
  }
  if (others.length > 0) return [feature('MultiLineString', positions, properties)]
  const [line = []] = positions
  return [line.length === 1 ? feature('Point', line[0], properties) : feature('LineString', line, properties)]
}

/** Of each line or point; undefined where all are of the login. */
function devicesOf(parts: readonly { readonly device: number }[]): number[] | undefined {
  const devices = parts.map(({ device }) => device)
  return devices.every((device) => device === 0) ? undefined : devices
}

function asLine(points: readonly Point[]): readonly Point[] {
  return points.length === 1 ? [...points, ...points] : points
}

function stopFeature(stop: Stop) {
  const { lat, lon, ...fields } = stopFields(stop)
  return feature('Point', [lon, lat], { kind: 'stop', ...fields })
}

function flaggedFeature(points: readonly Point[]) {
  const flags = points.map((point) => flagsOf(point.flags))
  return feature('MultiPoint', points.map(positionOf), {
    kind: 'flagged',
    coordinateProperties: { times: timesOf(points), flags, devices: devicesOf(points) },
  })
}

function feature(type: string, coordinates: unknown, properties: Record<string, unknown>) {
  return { type: 'Feature', properties, geometry: { type, coordinates } }
}

type Position = readonly number[]

/** Longitude first. */
function positionOf({ lonMicro, latMicro, altitude }: Point): Position {
  const position = [degrees(lonMicro), degrees(latMicro)]
  return altitude === undefined ? position : [...position, altitude]
}

function timesOf(points: readonly Point[]): string[] {
  return points.map(({ at }) => toInstant(at))
}
