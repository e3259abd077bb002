import type { Dialect } from './dialect.ts'
import { parseUpload } from './reading/parse-upload.ts'
import { textReply } from './reply.ts'

/** Custom URLs of GPSLogger; its placeholder for the speed is in metres per second, whatever its user calls it. */
const customUrl = {
  isFlat: true,
  convention: { times: ['time', 'timestamp'], speed: 'm/s', battery: 'percent' },
} as const

export const gpslogger: Dialect = { parse: (request) => parseUpload(request, customUrl), reply: textReply }
