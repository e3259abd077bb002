import * as z from 'zod'
import { foremost } from './activity.ts'
import type { Dialect, Outcome, ParsedUpload, PhoneRequest, Reply } from './dialect.ts'
import { heading, kilometresPerHour, moment, number, percent, positive, words } from './fields.ts'
import { readDocuments } from './parse-body.ts'
import { asArray, type ParsedRecord, reading } from './parsed-upload.ts'
import { jsonReply } from './reply.ts'

const Message = z.object({
  _type: z.unknown().optional(),
  tst: moment,
  created_at: moment,
  lat: number,
  lon: number,
  acc: positive,
  alt: number,
  vac: number,
  vel: kilometresPerHour,
  cog: heading,
  batt: percent,
  motionactivities: words,
})

/** OwnTracks in HTTP mode. What it says of users and devices is ignored: the token says who it is. */
export const owntracks: Dialect = { parse, reply }

function parse({ body }: PhoneRequest): ParsedUpload {
  const { documents, broken } = readDocuments(body)
  return reading(documents.values().flatMap(asArray).map(elementOf), broken)
}

function elementOf(value: unknown): ParsedRecord {
  const message = Message.safeParse(value)
  if (!message.success) return 'unreadable'
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
    activity: foremost(motionactivities),
    recordedAt: created_at,
  }
}

/** An array of commands and friends, of which there are none. */
function reply(outcome: Outcome): Reply {
  return jsonReply(outcome, [])
}
