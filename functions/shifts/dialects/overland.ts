import type { Dialect, Outcome, Reply, Unreadable } from './dialect.ts'
import { parseUpload } from './reading/parse-upload.ts'
import { jsonReply, mentionOf } from './reply.ts'

/** Its features say what they are; of any other record the speed would be a guess. */
const features = {
  isFlat: false,
  convention: { times: ['timestamp'], speed: undefined, battery: 'fraction' },
} as const

export const overland: Dialect = { parse: (request) => parseUpload(request, features), reply }

/** The app deletes its points for this `result`, and ignores other keys. */
function reply(outcome: Outcome, _tracking: 'on' | 'off', unreadable?: Unreadable): Reply {
  return jsonReply(outcome, outcome === 'taken' ? { result: 'ok', ...mentionOf(unreadable) } : {})
}
