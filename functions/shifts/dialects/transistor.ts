import type { Dialect, Outcome, Reply, Unreadable } from './dialect.ts'
import { parseUpload } from './reading/parse-upload.ts'
import { jsonReply, mentionOf } from './reply.ts'

/** Records of a location template; those without one say what they are. */
const template = {
  isFlat: false,
  convention: { times: ['timestamp'], speed: 'm/s', battery: 'fraction' },
} as const

/** Transistorsoft's background-geolocation SDK. */
export const transistor: Dialect = { parse: (request) => parseUpload(request, template), reply }

/** Stops the SDK's tracking off shift. The SDK ignores other keys. */
function reply(outcome: Outcome, tracking: 'on' | 'off', unreadable?: Unreadable): Reply {
  const stop = outcome === 'taken' && tracking === 'off'
  return jsonReply(outcome, { ...(stop && { background_geolocation: [['stop']] }), ...mentionOf(unreadable) })
}
