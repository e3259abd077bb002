import type { Dialect } from './dialect.ts'
import { parseUpload } from './reading/parse-upload.ts'
import { textReply } from './reply.ts'

/** The OsmAnd protocol: Traccar Client of every version, Traccar’s own forwarding, OsmAnd, and compatible trackers. */
const osmAnd = {
  isFlat: true,
  convention: {
    times: ['timestamp'],
    speed: 'knots',
    speedName: 'speed',
    battery: 'percent',
    batteryNamedSo: 'voltsOrPercent',
    locationIsLatLon: true,
    timeOfArrival: true,
  },
} as const

export const traccar: Dialect = { parse: (request) => parseUpload(request, osmAnd), reply: textReply }
