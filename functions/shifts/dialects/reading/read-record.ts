import { type Convention, conventionOf } from './convention.ts'
import type { Field, Meaning } from './field-names.ts'
import { type FoundRecord, holdsHiddenPlace } from './find-records.ts'
import { hasTime } from './holders.ts'
import { isMarkedOther } from './marks.ts'
import { firstReadable, type NamedFields, nameFields } from './name-fields.ts'
import { parseTime } from './parse-time.ts'
import type { ParsedPing, ParsedRecord } from './parsed-upload.ts'
import { holdsPlace, readPlace } from './read-place.ts'
import { readTime } from './read-time.ts'
import {
  batteryReader,
  type Reader,
  readAccuracy,
  readActivity,
  readAppleAccuracy,
  readBoolean,
  readHeading,
  readMetres,
  readNumber,
  readShiftId,
  speedReader,
} from './read-value.ts'

export type Sources = {
  /** What an app means by fields of a record without marks of its own. */
  readonly address: Convention
  /** Fields of the query, for what such a record does not say itself. */
  readonly beside: Readonly<Record<string, unknown>>
  /** Epoch milliseconds. */
  readonly receivedAt: number
}

/** Reads each field by itself, in the units of the app that made the record. */
export function readRecord(found: FoundRecord, { address, beside, receivedAt }: Sources): ParsedRecord {
  const { chain, root } = found
  const [inner] = chain
  if (marksOf(found).some(isMarkedOther)) return 'message'
  if (!holdsPlace(inner)) return holdsHiddenPlace(inner) ? 'unknown_shape' : 'message'

  const convention = conventionOf(found, address)
  const isFlat = convention === address
  const own = chain.map(nameFields)
  const levels = isFlat ? [...own, nameFields(beside)] : own
  if (isNoFix(levels)) return 'message'
  const place = readPlace(inner, own[0] ?? new Map(), convention.locationIsLatLon ?? false)
  if (typeof place === 'string') return place
  const { lat, lon } = place
  // a receiver without a fix
  if (lat === 0 && lon === 0) return 'message'
  const at = readTime(levels, convention, isFlat ? receivedAt : undefined)
  if (typeof at === 'string') return at
  return {
    ...measuresOf(levels, convention, place.altitude),
    at,
    lat,
    lon,
    ...metaOf([...own, nameFields(root)], at, convention),
  }
}

/** Of the record itself, which ends where its time is: what is around it says nothing of it. */
function marksOf({ chain, own }: FoundRecord): FoundRecord['chain'][number][] {
  if (own === 1) return [chain[0]]
  const end = chain.findIndex((object, index) => {
    const outer = chain[index + 1]
    return outer?.['coords'] !== object && outer?.['geometry'] !== object && hasTime(object)
  })
  return chain.slice(0, end < 0 ? own : Math.min(own, end + 1))
}

/** A receiver without a fix repeats its last position; a sample is one of several for a position to come. */
function isNoFix(levels: readonly NamedFields[]): boolean {
  const is = (meaning: Meaning) => nearest(levels, meaning, () => readBoolean)
  return is('valid') === false || is('outdated') === true || is('sample') === true
}

type Measures = { -readonly [Name in Exclude<keyof ParsedPing, 'at' | 'lat' | 'lon' | 'shiftId'>]?: ParsedPing[Name] }

function measuresOf(levels: readonly NamedFields[], convention: Convention, geometryAltitude?: number): Measures {
  const read = <Value>(meaning: Meaning, reader: Reader<Value>) => nearest(levels, meaning, () => reader)
  const motion = read('motion', readMotion)
  return {
    accuracy: nearest(levels, 'accuracy', accuracyReaderOf),
    speed: nearest(levels, 'speed', (field) => speedReaderOf(field, convention)),
    heading: read('heading', readHeading),
    altitude: altitudeOf(
      read('altitude', readNumber) ?? geometryAltitude,
      read('altitudeAccuracy', readNumber),
      convention,
    ),
    battery: nearest(levels, 'battery', (field) => batteryReaderOf(field, convention)),
    activity: (convention.motionOnly ? undefined : read('activity', readActivity)) ?? textOf(motion),
    moving: read('moving', readBoolean) ?? (typeof motion === 'boolean' ? motion : undefined),
    mock: read('mock', readBoolean),
  }
}

const textOf = (motion: unknown) => (typeof motion === 'string' ? motion : undefined)
const readMotion: Reader<boolean | string> = (value) => readBoolean(value) ?? readActivity(value)

function speedReaderOf({ name, unit }: Field, convention: Convention): Reader<number> | undefined {
  if (unit === undefined && convention.speedName !== undefined && name !== convention.speedName) return undefined
  const speedUnit = unit === undefined ? convention.speed : (unit as typeof convention.speed)
  return speedUnit && speedReader(speedUnit)
}

/** Of the name that Apple has for it. */
function accuracyReaderOf({ name }: Field): Reader<number> {
  return name.startsWith('h') ? readAppleAccuracy : readAccuracy
}

function batteryReaderOf({ name, unit }: Field, convention: Convention): Reader<number> {
  if (unit === 'percent') return batteryReader('percent')
  return batteryReader((name === 'battery' && convention.batteryNamedSo) || convention.battery)
}

/** Altitudes below the sea exist: without `altitudeByAccuracy`, only 0 and −1 can mean "unknown". */
function altitudeOf(altitude: number | undefined, accuracy: number | undefined, convention: Convention) {
  if (accuracy === undefined || accuracy >= 0) return altitude
  return convention.altitudeByAccuracy || altitude === 0 || altitude === -1 ? undefined : altitude
}

function metaOf(levels: readonly NamedFields[], at: number, { recorded }: Convention) {
  const shiftId = nearest(levels, 'shiftId', () => readShiftId)
  if (recorded === undefined) return { shiftId }
  const recordedAt = nearest(levels, 'at', ({ name }) => (name === recorded ? parseTime : undefined))
  const age = nearest(levels, 'age', () => readMetres)
  return { shiftId, recordedAt: recordedAt ?? (age === undefined ? undefined : at + age) }
}

function nearest<Value>(
  levels: readonly NamedFields[],
  meaning: Meaning,
  readerOf: (field: Field) => Reader<Value> | undefined,
): Value | undefined {
  for (const level of levels) {
    const value = firstReadable(level.get(meaning), readerOf)
    if (value !== undefined) return value
  }
  return undefined
}
