import * as z from 'zod'
import type { Dialect, Outcome, ParsedUpload, PhoneRequest, Reply } from './dialect.ts'
import { heading, instant, kilometresPerHour, lowerCaseWords, nonNegative, number, percent } from './fields.ts'
import { readDocuments } from './parse-body.ts'
import { asArray, collectUpload, mainActivity, type ParsedRecord } from './parsed-upload.ts'
import { jsonReply } from './reply.ts'

const Message = z.object({
  _type: z.unknown().optional(),
  tst: instant,
  created_at: instant,
  lat: number,
  lon: number,
  acc: nonNegative,
  alt: number,
  vac: number,
  vel: kilometresPerHour,
  cog: heading,
  batt: percent,
  motionactivities: lowerCaseWords,
})

/** Ignores the user and device named: the token decides. */
export const owntracks: Dialect = { parse, reply }

function parse({ body }: PhoneRequest): ParsedUpload {
  const { documents, broken } = readDocuments(body)
  return collectUpload(documents.values().flatMap(asArray).map(recordOf), broken)
}

function recordOf(value: unknown): ParsedRecord {
  const message = Message.safeParse(value)
  if (!message.success) return 'unknown_shape'
  const { _type, tst, created_at, lat, lon, acc, alt, vac, vel, cog, batt, motionactivities } = message.data
  if (_type !== 'location') return 'message'
  return {
    at: tst,
    lat,
    lon,
    accuracy: acc,
    speed: vel,
    heading: cog,
    altitude: vac !== undefined && vac < 0 ? undefined : alt,
    battery: batt,
    activity: mainActivity(motionactivities),
    recordedAt: created_at,
  }
}

/** A list of commands, always empty. */
function reply(outcome: Outcome): Reply {
  return jsonReply(outcome, [])
}
