import { toInstant } from '../../../shared/instant.ts'
import { flagsOf } from '../analysis/point-flags.ts'
import type { Stop } from '../analysis/stops.ts'
import { degrees, type Point } from '../track/point.ts'
import type { Track } from '../track/track.ts'
import { gapFields, stopFields } from './spans.ts'
import { flaggedPoints, trackSegments } from './track-segments.ts'

/**
 * RFC 7946: the track (a line for each segment between gaps), stops, flagged points. Times are in
 * `coordinateProperties.times`, where common viewers look. A single position is a point, since a line needs two.
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
  const lines = others.length === 0 ? segments : segments.map(asLine)
  const [times, positions] = [lines.map(timesOf), lines.map((points) => points.map(positionOf))]
  const properties = {
    kind: 'way',
    shiftId,
    distanceMeters,
    rawDistanceMeters,
    gaps: gaps.map(gapFields),
    coordinateProperties: { times: others.length === 0 ? times.flat() : times },
  }
  if (others.length > 0) return [feature('MultiLineString', positions, properties)]
  const [line = []] = positions
  return [line.length === 1 ? feature('Point', line[0], properties) : feature('LineString', line, properties)]
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
    coordinateProperties: { times: timesOf(points), flags },
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
