import { clock } from '../../shared/clock.ts'
import type { Wake } from '../../shared/due.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http.ts'
import { nudge, openQueue } from '../../shared/queue.ts'
import { ok, on } from '../../shared/route.ts'
import { openTable } from '../../shared/table.ts'
import { cancelErasure } from '../cancel-erasure.ts'
import { erasers } from '../erasers.ts'
import { erasureStore } from '../erasure-store.ts'
import { CancelErasure } from '../routes.ts'

const table = openTable()
const messages = openQueue(env('MESSAGES_QUEUE_URL'))
const deps = {
  ...erasureStore(table),
  erasers,
  statusKey: () => table.keyring.derive('status-link'),
  wakeSender: (wake: Wake) => nudge(messages, wake),
  now: clock,
}

export const handler = http(
  on(CancelErasure, async ({ params, query }) => ok(await cancelErasure(params.id, query.token, deps))),
)
