import { clock } from '../../shared/clock.ts'
import type { Wake } from '../../shared/due.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http.ts'
import { nudge, openQueue } from '../../shared/queue.ts'
import { on } from '../../shared/route.ts'
import { openTable } from '../../shared/table.ts'
import { answerErasure } from '../answer-erasure.ts'
import { cancelErasure } from '../cancel-erasure.ts'
import { erasers } from '../erasers.ts'
import { CancelErasure } from '../erasure-routes.ts'
import { erasureStore } from '../erasure-store.ts'
import { fenceStore } from '../fence-store.ts'

const table = openTable()
const messages = openQueue(env('MESSAGES_QUEUE_URL'))
const deps = {
  ...erasureStore(table),
  ...fenceStore(table),
  erasers,
  statusKey: () => table.keyring.derive('status-link'),
  wakeSender: (wake: Wake) => nudge(messages, wake),
  now: clock,
}

export const handler = http(
  on(CancelErasure, ({ params, query, headers }) =>
    answerErasure({ accept: headers['accept'], ...query }, () => cancelErasure(params.id, query.token, deps)),
  ),
)
