import type { Wake } from '../../shared/background/due.ts'
import { nudge, openQueue } from '../../shared/background/work-queue.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http/http.ts'
import { on } from '../../shared/http/route.ts'
import { openTable } from '../../shared/table/table.ts'
import { erasers } from '../all-erasers.ts'
import { cancelErasure } from '../cancel-erasure.ts'
import { erasureStore } from '../erasure-store.ts'
import { fenceStore } from '../fence-store.ts'
import { CancelErasure } from '../routes.ts'
import { answerErasure } from '../status/render-erasure.ts'

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
