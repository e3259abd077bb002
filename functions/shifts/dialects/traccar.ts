import * as z from 'zod'
import type { Dialect, ParsedUpload, PhoneRequest } from './dialect.ts'
import {
  boolean,
  fraction,
  heading,
  instant,
  knots,
  lowerCaseWord,
  nonNegative,
  number,
  optionalPart,
  percent,
  readNumber,
} from './fields.ts'
import { flatRecords, readBody } from './parse-body.ts'
import { collectUpload, type ParsedRecord } from './parsed-upload.ts'
import { emptyReply } from './reply.ts'
import { transistorRecords } from './transistor.ts'

/** OsmAnd: the same flat names in query, form and JSON. */
const Flat = z.object({
  timestamp: instant,
  lat: number,
  lon: number,
  location: z.unknown().optional(),
  coords: z.unknown().optional(),
  speed: knots,
  bearing: heading,
  heading,
  altitude: number,
  accuracy: nonNegative,
  batt: percent,
  mock: boolean,
  valid: boolean,
})

/** Speed in metres per second. */
const Nested = z.object({
  location: z.object({
    timestamp: instant,
    latitude: number,
    longitude: number,
    accuracy: nonNegative,
    speed: nonNegative,
    heading,
    altitude: number,
    is_moving: boolean,
    mock: boolean,
  }),
  battery: optionalPart({ level: fraction }),
  activity: optionalPart({ type: lowerCaseWord }),
})

/** Traccar Client of every version, OsmAnd, and compatible trackers. */
export const traccar: Dialect = { parse, reply: emptyReply }

function parse(request: PhoneRequest): ParsedUpload {
  const body = readBody(request.body)
  const records = flatRecords(request, body).flatMap((record) => recordsOf(record, request.receivedAt))
  return collectUpload(records, body.broken)
}

function recordsOf(record: unknown, now: number): Iterable<ParsedRecord> {
  const flat = Flat.safeParse(record)
  if (!flat.success) return ['unknown_shape']
  const { location, coords } = flat.data
  if (Array.isArray(location) || coords !== undefined || hasCoords(location)) return transistorRecords(record)
  if (typeof location === 'object' && location !== null) return [nestedRecord(record)]
  return [flatRecord(record as Record<string, unknown>, flat.data, now)]
}

function hasCoords(location: unknown): boolean {
  return typeof location === 'object' && location !== null && 'coords' in location
}

function flatRecord(record: Record<string, unknown>, flat: z.output<typeof Flat>, now: number): ParsedRecord {
  const [lat, lon] = flat.lat === undefined ? placeOf(flat.location) : [flat.lat, flat.lon]
  // a receiver without a fix repeats its last position
  if (flat.valid === false) return 'message'
  return {
    at: isGiven(record['timestamp']) ? flat.timestamp : now,
    lat,
    lon,
    accuracy: flat.accuracy,
    speed: flat.speed,
    heading: flat.bearing ?? flat.heading,
    altitude: flat.altitude,
    battery: flat.batt,
    mock: flat.mock,
  }
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}

function placeOf(location: unknown): (number | undefined)[] {
  return typeof location === 'string' ? location.split(',', 2).map(readNumber) : []
}

function nestedRecord(record: unknown): ParsedRecord {
  const nested = Nested.safeParse(record)
  if (!nested.success) return 'unknown_shape'
  const { location, battery, activity } = nested.data
  return {
    at: location.timestamp,
    lat: location.latitude,
    lon: location.longitude,
    accuracy: location.accuracy,
    speed: location.speed,
    heading: location.heading,
    altitude: location.altitude,
    battery: battery?.level,
    activity: activity?.type,
    moving: location.is_moving,
    mock: location.mock,
  }
}
