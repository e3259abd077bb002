import { type Field, fieldOf, type Meaning } from './field-names.ts'
import {
  bareValue,
  firstReadable,
  isGiven,
  isObject,
  type NamedFields,
  type NamedValue,
  prefixedPairs,
} from './name-fields.ts'
import type { Lacked } from './parsed-upload.ts'
import { isBlank, type Reader, readLatitude, readLongitude, readNumber, readWord } from './read-value.ts'

export type Place = { readonly lat: number; readonly lon: number; readonly altitude?: number | undefined }

const meaningsOfPair: ReadonlySet<Meaning> = new Set<Meaning>(['latLon', 'lonLat', 'pair'])
const twoNumbers = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/
/** RFC 5870: latitude first. Well-known text: longitude first. */
const geoUri = /^\s*geo:(-?\d{1,3}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)(?![\d.])/i
const wellKnownPoint =
  /^\s*(?:SRID=4326;)?\s*POINT\s*Z?\s*\(\s*(-?\d{1,3}(?:\.\d+)?)\s+(-?\d{1,3}(?:\.\d+)?)(?:\s+-?[\d.]+)?\s*\)\s*$/i

const maxDepth = 3

/** Whether the object itself holds something like coordinates. */
export function holdsPlace(object: Record<string, unknown>): boolean {
  if (holdsNamed(object)) return true
  if (!holdsPair(object) && prefixedPairs(object).length === 0) return false
  // beside a record, a pair is not its place
  return !Object.values(object).some((child) => holdsInner(child, 1))
}

function holdsInner(value: unknown, depth: number): boolean {
  const item: unknown = Array.isArray(value) ? value[0] : value
  if (!isObject(item)) return false
  return holdsNamed(item) || (depth < maxDepth && Object.values(item).some((child) => holdsInner(child, depth + 1)))
}

/** A latitude, a longitude, or the coordinates of a geometry. */
function holdsNamed(object: Record<string, unknown>): boolean {
  if (Array.isArray(object['coordinates'])) return true
  return Object.entries(object).some(([key, value]) => {
    const meaning = fieldOf(key)?.meaning
    if (meaning !== 'lat' && meaning !== 'lon') return false
    const bare = bareValue(value)
    // a placeholder such as {0} is read as an empty object
    return !isBlank(bare) && (!isObject(bare) || Object.keys(bare).length === 0)
  })
}

function holdsPair(object: Record<string, unknown>): boolean {
  return Object.entries(object).some(([key, value]) => {
    const meaning = fieldOf(key)?.meaning
    return meaning !== undefined && meaningsOfPair.has(meaning) && isPair(bareValue(value))
  })
}

function isPair(value: unknown): boolean {
  if (typeof value === 'string') {
    return twoNumbers.test(value) || value.startsWith('$GP') || /^\s*(geo:|(SRID=\d+;)?\s*POINT)/i.test(value)
  }
  return Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number'
}

/** `isLatLon`: a field `location` is latitude and longitude in this order, as Traccar defines it. */
export function readPlace(object: Record<string, unknown>, named: NamedFields, isLatLon: boolean): Place | Lacked {
  const { coordinates, type } = object
  if (Array.isArray(coordinates)) return readGeometry(coordinates, type)
  const [lats, lons] = [named.get('lat'), named.get('lon')]
  if (isGiven(lats) || isGiven(lons)) {
    const lat = firstReadable(lats, ({ unit }) => onlyOne(inDegrees(unit, readLatitude)))
    const lon = firstReadable(lons, ({ unit }) => onlyOne(inDegrees(unit, readLongitude)))
    const sided = { lat: onSide(lat, named.get('latSide')), lon: onSide(lon, named.get('lonSide')) }
    if (sided.lat !== undefined && sided.lon !== undefined) return { lat: sided.lat, lon: sided.lon }
    return isGiven(lats) && isGiven(lons) ? 'unreadable_position' : 'no_position'
  }
  const isOrdered = ({ name }: Field) => name !== 'location' || isLatLon
  const pair =
    firstReadable(named.get('latLon'), (field) => (isOrdered(field) ? readAnyPair : readOrderedText)) ??
    firstReadable(named.get('lonLat'), () => readReversedPair) ??
    firstReadable(named.get('pair'), () => readOrderedText)
  return pair ?? 'unreadable_position'
}

/** South and west are below zero; undefined where the letter and the sign say different things. */
function onSide(degrees: number | undefined, sides: readonly NamedValue[] | undefined): number | undefined {
  const side = firstReadable(sides, () => readSide)
  if (degrees === undefined || side === undefined) return degrees
  if (degrees < 0) return side < 0 ? degrees : undefined
  return degrees === 0 ? 0 : degrees * side
}

const readSide: Reader<1 | -1> = (value) => {
  const word = readWord(value)
  if (word === 's' || word === 'south' || word === 'w' || word === 'west') return -1
  return word === 'n' || word === 'north' || word === 'e' || word === 'east' ? 1 : undefined
}

/** GeoJSON: longitude first. */
function readGeometry([x, y, z]: readonly unknown[], type: unknown): Place | Lacked {
  if (Array.isArray(x) || (type !== undefined && type !== 'Point')) return 'unknown_shape'
  if (isBlank(x) || isBlank(y)) return 'no_position'
  const [lon, lat] = [readLongitude(x), readLatitude(y)]
  return lat === undefined || lon === undefined ? 'unreadable_position' : { lat, lon, altitude: readNumber(z) }
}

/** Parts of a degree by the field's unit. */
function inDegrees(unit: Field['unit'], reader: Reader<number>): Reader<number> {
  const perDegree = unit === 'e7' ? 1e7 : unit === 'e6' ? 1e6 : 1
  if (perDegree === 1) return reader
  return (value) => {
    const number = readNumber(value)
    return number === undefined ? undefined : reader(number / perDegree)
  }
}

/** A name that came twice in a query has both values, joined by a comma. */
const onlyOne =
  (reader: Reader<number>): Reader<number> =>
  (value) => {
    if (typeof value !== 'string' || value.length > 200 || !value.includes(',')) return reader(value)
    const [first, ...others] = value
      .split(',')
      .filter((part) => !/^\s*\d+\s*$/.test(part) && reader(part) !== undefined)
    return first !== undefined && others.every((other) => other === first) ? reader(first) : undefined
  }

const readPair: Reader<Place> = (value) => {
  const [first, second] = typeof value === 'string' ? (twoNumbers.exec(value)?.slice(1) ?? []) : asList(value)
  const [lat, lon] = [readLatitude(first), readLongitude(second)]
  return lat === undefined || lon === undefined ? undefined : { lat, lon }
}

/** Of the forms that define the order themselves. */
const readOrderedText: Reader<Place> = (value) => {
  if (typeof value !== 'string') return undefined
  const [, first, second] = geoUri.exec(value) ?? []
  if (first !== undefined) return readPair([first, second])
  const [, x, y] = wellKnownPoint.exec(value) ?? []
  return x === undefined ? undefined : readPair([y, x])
}

const readAnyPair: Reader<Place> = (value) => readPair(value) ?? readOrderedText(value)

const readReversedPair: Reader<Place> = (value) =>
  readPair(
    typeof value === 'string' ? value.split(/[,;]/, 2).toReversed().join() : asList(value).slice(0, 2).toReversed(),
  )

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
