import { degrees, type Point } from '../point.ts'
import type { Track } from '../track.ts'

/**
 * RFC 7946: one line with the time of each position in `coordinateProperties.times`, where common viewers look for them.
 * A line needs two positions, so a single one is a point; no position at all is an empty collection.
 */
export function geojsonOf(track: Track): string {
  const { shiftId, points, distanceMeters, rawDistanceMeters, bounds } = track
  const times = points.map(({ at }) => new Date(at).toISOString())
  const properties = { shiftId, distanceMeters, rawDistanceMeters, coordinateProperties: { times } }
  return JSON.stringify({
    type: 'FeatureCollection',
    ...(bounds && { bbox: [bounds.west, bounds.south, bounds.east, bounds.north] }),
    features:
      points.length === 0 ? [] : [{ type: 'Feature', properties, geometry: geometryOf(points.map(positionOf)) }],
  })
}

type Position = readonly number[]

function geometryOf(positions: readonly Position[]) {
  return positions.length === 1
    ? { type: 'Point', coordinates: positions[0] }
    : { type: 'LineString', coordinates: positions }
}

/** Longitude first. */
function positionOf({ lonMicro, latMicro, altitude }: Point): Position {
  const place = [degrees(lonMicro), degrees(latMicro)]
  return altitude === undefined ? place : [...place, altitude]
}
