import * as z from 'zod'
import type { Dialect, ParsedUpload, PhoneRequest } from './dialect.ts'
import { heading, instant, lowerCaseWord, nonNegative, number, percent } from './fields.ts'
import { flatRecords, readBody } from './parse-body.ts'
import { collectUpload, type ParsedRecord } from './parsed-upload.ts'
import { emptyReply } from './reply.ts'

/** The app's parameter names, and those common in custom URLs. */
const Line = z.object({
  lat: number,
  latitude: number,
  lon: number,
  long: number,
  longitude: number,
  alt: number,
  acc: nonNegative,
  dir: heading,
  spd: nonNegative,
  s: nonNegative,
  time: instant,
  timestamp: instant,
  batt: percent,
  act: lowerCaseWord,
})

export const gpslogger: Dialect = { parse, reply: emptyReply }

function parse(request: PhoneRequest): ParsedUpload {
  const body = readBody(request.body)
  return collectUpload(flatRecords(request, body).map(recordOf), body.broken)
}

function recordOf(value: unknown): ParsedRecord {
  const line = Line.safeParse(value)
  if (!line.success) return 'unknown_shape'
  const { lat, latitude, lon, long, longitude, alt, acc, dir, spd, s, time, timestamp, batt, act } = line.data
  return {
    at: time ?? timestamp,
    lat: lat ?? latitude,
    lon: lon ?? long ?? longitude,
    accuracy: acc,
    speed: spd ?? s,
    heading: dir,
    altitude: alt,
    battery: batt,
    activity: act,
  }
}
