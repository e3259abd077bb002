import type { Meaning } from './field-names.ts'
import { fieldOf } from './field-names.ts'
import { firstReadable, isGiven, isObject, type NamedFields } from './name-fields.ts'
import type { Lacked } from './parsed-upload.ts'
import { isBlank, type Reader, readLatitude, readLongitude, readNumber } from './read-value.ts'

export type Place = { readonly lat: number; readonly lon: number; readonly altitude?: number | undefined }

const meaningsOfPlace: ReadonlySet<Meaning> = new Set(['lat', 'lon', 'latLon', 'lonLat'])
const twoNumbers = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/

/** Whether the object itself holds something like coordinates. */
export function holdsPlace(object: Record<string, unknown>): boolean {
  return Object.entries(object).some(([key, value]) => {
    if (key === 'coordinates') return Array.isArray(value)
    const meaning = fieldOf(key)?.meaning
    if (meaning === undefined || !meaningsOfPlace.has(meaning) || isBlank(value)) return false
    // a placeholder such as {0} is read as an empty object
    const isField = !isObject(value) || Object.keys(value).length === 0
    return meaning === 'lat' || meaning === 'lon' ? isField : isPair(value)
  })
}

function isPair(value: unknown): boolean {
  if (typeof value === 'string') return twoNumbers.test(value) || value.startsWith('$GP')
  return Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number'
}

/** `isLatLon`: a field `location` is latitude and longitude in this order, as Traccar defines it. */
export function readPlace(object: Record<string, unknown>, named: NamedFields, isLatLon: boolean): Place | Lacked {
  const { coordinates, type } = object
  if (Array.isArray(coordinates)) return readGeometry(coordinates, type)
  const [lats, lons] = [named.get('lat'), named.get('lon')]
  if (isGiven(lats) || isGiven(lons)) {
    const lat = firstReadable(lats, ({ unit }) => onlyOne(unit === 'e7' ? readE7(readLatitude) : readLatitude))
    const lon = firstReadable(lons, ({ unit }) => onlyOne(unit === 'e7' ? readE7(readLongitude) : readLongitude))
    if (lat !== undefined && lon !== undefined) return { lat, lon }
    return isGiven(lats) && isGiven(lons) ? 'unreadable_position' : 'no_position'
  }
  const isOrdered = ({ name }: { readonly name: string }) => name !== 'location' || isLatLon
  const pair =
    firstReadable(named.get('latLon'), (field) => (isOrdered(field) ? readPair : undefined)) ??
    firstReadable(named.get('lonLat'), () => readReversedPair)
  return pair ?? 'unreadable_position'
}

/** GeoJSON: longitude first. */
function readGeometry([x, y, z]: readonly unknown[], type: unknown): Place | Lacked {
  if (Array.isArray(x) || (type !== undefined && type !== 'Point')) return 'unknown_shape'
  if (isBlank(x) || isBlank(y)) return 'no_position'
  const [lon, lat] = [readLongitude(x), readLatitude(y)]
  return lat === undefined || lon === undefined ? 'unreadable_position' : { lat, lon, altitude: readNumber(z) }
}

const readE7 =
  (reader: Reader<number>): Reader<number> =>
  (value) => {
    const number = readNumber(value)
    return number === undefined ? undefined : reader(number / 1e7)
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

const readReversedPair: Reader<Place> = (value) =>
  readPair(
    typeof value === 'string' ? value.split(/[,;]/, 2).toReversed().join() : asList(value).slice(0, 2).toReversed(),
  )

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
