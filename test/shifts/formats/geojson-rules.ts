type Json = Readonly<Record<string, unknown>>

const geometries: Readonly<Record<string, (coordinates: unknown) => string[]>> = {
  Point: position,
  MultiPoint: (all) => listOf(all, 0, position),
  LineString: (line) => listOf(line, 2, position),
  MultiLineString: (lines) => listOf(lines, 0, (line) => listOf(line, 2, position)),
}

/** Violations of RFC 7946, for the geometries in use. */
export function geojsonFaults(text: string): string[] {
  const { type, features, bbox, ...others } = JSON.parse(text) as Json
  const faults = Object.keys(others).map((name) => `${name} beside the features`)
  if (type !== 'FeatureCollection' || !Array.isArray(features)) return [...faults, 'no feature collection']
  return [...faults, ...bboxFaults(bbox), ...(features as Json[]).flatMap(featureFaults)]
}

function featureFaults(feature: Json): string[] {
  const { type, geometry, properties, ...others } = feature
  const faults = Object.keys(others).map((name) => `${name} in a feature`)
  if (type !== 'Feature' || typeof properties !== 'object' || properties === null) faults.push('no feature')
  const { type: kind, coordinates, ...rest } = geometry as Json
  const check = geometries[String(kind)]
  return [...faults, ...Object.keys(rest), ...(check ? check(coordinates) : [`geometry ${kind}`])]
}

function listOf(value: unknown, least: number, check: (each: unknown) => string[]): string[] {
  if (!Array.isArray(value) || value.length < least) return [`fewer than ${least}: ${JSON.stringify(value)}`]
  return value.flatMap(check)
}

/** Longitude, latitude, optional height. */
function position(value: unknown): string[] {
  const [lon, lat, height, ...more] = Array.isArray(value) ? value : []
  const isPlace = isWithin(lon, 180) && isWithin(lat, 90) && (height === undefined || Number.isFinite(height))
  return isPlace && more.length === 0 ? [] : [`position ${JSON.stringify(value)}`]
}

/** West exceeds east across the antimeridian. */
function bboxFaults(bbox: unknown): string[] {
  if (bbox === undefined) return []
  const [west, south, east, north, ...more] = Array.isArray(bbox) ? bbox : []
  const isBox = isWithin(west, 180) && isWithin(east, 180) && isWithin(south, 90) && isWithin(north, 90)
  return isBox && south <= north && more.length === 0 ? [] : [`bbox ${JSON.stringify(bbox)}`]
}

function isWithin(value: unknown, most: number): boolean {
  return typeof value === 'number' && Math.abs(value) <= most
}
