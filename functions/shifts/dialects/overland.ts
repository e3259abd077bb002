import * as z from 'zod'
import type { Dialect, Outcome, ParsedUpload, PhoneRequest, Reply } from './dialect.ts'
import { fraction, heading, instant, lowerCaseWords, nonNegative, number, optionalPart } from './fields.ts'
import { readDocuments } from './parse-body.ts'
import { asArray, collectUpload, mainActivity, type ParsedRecord } from './parsed-upload.ts'
import { jsonReply } from './reply.ts'

const Feature = z.object({
  geometry: z.unknown().optional(),
  properties: optionalPart({
    timestamp: instant,
    altitude: number,
    vertical_accuracy: number,
    speed: nonNegative,
    course: heading,
    horizontal_accuracy: nonNegative,
    motion: lowerCaseWords,
    battery_level: fraction,
    action: z.unknown().optional(),
  }),
})

/** Longitude first. */
const Geometry = z.object({ coordinates: z.tuple([number, number]).rest(number) })

const Root = z.object({
  locations: z.unknown().optional(),
  current: z.unknown().optional(),
  geometry: z.unknown().optional(),
})

export const overland: Dialect = { parse, reply }

function parse({ body }: PhoneRequest): ParsedUpload {
  const { documents, broken } = readDocuments(body)
  return collectUpload(documents.values().flatMap(featuresOf).map(recordOf), broken)
}

/** `current` is the phone's position now, ahead of its backlog. */
function featuresOf(document: unknown): readonly unknown[] {
  const root = Root.safeParse(document)
  if (!root.success) return asArray(document)
  const { locations, current, geometry } = root.data
  if (geometry !== undefined) return [document]
  return [...(locations === undefined ? [] : asArray(locations)), ...(current ? [current] : [])]
}

function recordOf(value: unknown): ParsedRecord {
  const feature = Feature.safeParse(value)
  if (!feature.success) return 'unknown_shape'
  const { geometry, properties } = feature.data
  // the app's visits and events repeat an old position with a new time
  if (properties?.action !== undefined) return 'message'
  const position = Geometry.safeParse(geometry)
  const [lon, lat] = position.data?.coordinates ?? []
  const hasAltitude = properties?.vertical_accuracy === undefined || properties.vertical_accuracy >= 0
  return {
    at: properties?.timestamp,
    lat,
    lon,
    accuracy: properties?.horizontal_accuracy,
    speed: properties?.speed,
    heading: properties?.course,
    altitude: hasAltitude ? properties?.altitude : undefined,
    battery: properties?.battery_level,
    activity: mainActivity(properties?.motion),
  }
}

/** The app deletes its points for exactly this response. */
function reply(outcome: Outcome): Reply {
  return jsonReply(outcome, outcome === 'taken' ? { result: 'ok' } : {})
}
