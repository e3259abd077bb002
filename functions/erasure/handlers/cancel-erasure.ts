import type { WorkMessage } from '../../shared/background/due.ts'
import { openWorkQueue, trySend } from '../../shared/background/work-queue.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http/http.ts'
import { bind } from '../../shared/http/route.ts'
import { openTable } from '../../shared/table/table.ts'
import { cancelErasure } from '../cancel-erasure.ts'
import { erasureStore } from '../erasure-store.ts'
import { fenceStore } from '../fence-store.ts'
import { erasers } from '../registry/all-erasers.ts'
import { renderErasure } from '../status/render-erasure.ts'
import { CancelErasure } from '../status/routes.ts'

const table = openTable()
const messages = openWorkQueue(env('MESSAGE_QUEUE_URL'))
const deps = {
  ...erasureStore(table),
  ...fenceStore(table),
  erasers,
  statusKey: () => table.keyring.derive('status-link'),
  enqueueEmail: (work: WorkMessage) => trySend(messages, work),
  now: clock,
}

export const handler = http(
  bind(CancelErasure, ({ params, query, headers }) =>
    renderErasure({ headers, query, apiUrl: env('API_URL') }, () => cancelErasure(params.id, query.token, deps)),
  ),
)
