import * as z from 'zod'
import type { Dialect, Outcome, ParsedUpload, PhoneRequest, Reply } from './dialect.ts'
import {
  boolean,
  fraction,
  heading,
  instant,
  lowerCaseWord,
  nonNegative,
  number,
  optionalPart,
  shiftId,
} from './fields.ts'
import { readDocuments } from './parse-body.ts'
import { asArray, collectUpload, type ParsedRecord } from './parsed-upload.ts'
import { jsonReply } from './reply.ts'

const Location = z.object({
  coords: optionalPart({
    latitude: number,
    longitude: number,
    accuracy: nonNegative,
    speed: nonNegative,
    heading,
    altitude: number,
    altitude_accuracy: number,
  }),
  timestamp: instant,
  recorded_at: instant,
  age: nonNegative,
  event: lowerCaseWord,
  is_moving: boolean,
  mock: boolean,
  sample: boolean,
  activity: optionalPart({ type: lowerCaseWord }),
  battery: optionalPart({ level: fraction }),
  extras: optionalPart({ shift_id: shiftId }),
})

const Root = z.object({
  /** The default `rootProperty`; others are possible, and "." has none. */
  location: z.unknown().optional(),
  coords: z.unknown().optional(),
  shift_id: shiftId,
})

/** Transistorsoft's background-geolocation SDK. */
export const transistor: Dialect = { parse, reply }

function parse({ body }: PhoneRequest): ParsedUpload {
  const { documents, broken } = readDocuments(body)
  return collectUpload(documents.values().flatMap(transistorRecords), broken)
}

/** `{location: one or many}`, or one or many at the root. */
export function* transistorRecords(document: unknown): Generator<ParsedRecord> {
  const root = Root.safeParse(document)
  if (root.data?.coords !== undefined) yield recordOf(document)
  else if (root.success && root.data.location === undefined) yield 'message'
  else
    for (const location of asArray(root.success ? root.data.location : document))
      yield recordOf(location, root.data?.shift_id)
}

function recordOf(value: unknown, shiftOfAll?: string): ParsedRecord {
  const location = Location.safeParse(value)
  if (!location.success) return 'unknown_shape'
  const { coords, timestamp, recorded_at, age, event, is_moving, mock, sample, ...rest } = location.data
  if (sample) return 'message'
  const { latitude, longitude, accuracy, speed, heading, altitude, altitude_accuracy } = coords ?? {}
  if (event === 'providerchange' && latitude === 0 && longitude === 0) return 'message'
  return {
    at: timestamp,
    lat: latitude,
    lon: longitude,
    accuracy,
    speed,
    heading,
    altitude: isMarker(altitude, altitude_accuracy) ? undefined : altitude,
    battery: rest.battery?.level,
    activity: rest.activity?.type,
    moving: is_moving,
    mock,
    shiftId: rest.extras?.shift_id ?? shiftOfAll,
    recordedAt: recorded_at ?? (timestamp === undefined || age === undefined ? undefined : timestamp + age),
  }
}

/** Altitudes below the sea exist: −1 and 0 mean "unknown" only with a negative accuracy. */
function isMarker(altitude: number | undefined, accuracy: number | undefined): boolean {
  return (altitude === 0 || altitude === -1) && accuracy !== undefined && accuracy < 0
}

/** Stops the SDK's tracking off shift. */
function reply(outcome: Outcome, tracking: 'on' | 'off'): Reply {
  const stop = outcome === 'taken' && tracking === 'off'
  return jsonReply(outcome, stop ? { background_geolocation: [['stop']] } : {})
}
