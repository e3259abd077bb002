import type { Dialect, Outcome, Reply } from './dialect.ts'
import { parseUpload } from './reading/parse-upload.ts'
import { jsonReply } from './reply.ts'

/** Its messages say what they are; of any other record the speed would be a guess. */
const messages = {
  isFlat: false,
  convention: { times: ['tst'], speed: undefined, battery: 'percent' },
} as const

/** Ignores the user and device named: the token decides. */
export const owntracks: Dialect = { parse: (request) => parseUpload(request, messages), reply }

/** A list of commands, always empty: the apps read each element as one. */
function reply(outcome: Outcome): Reply {
  return jsonReply(outcome, [])
}
