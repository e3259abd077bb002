import { clock } from '../../shared/clock.ts'
import type { Wake } from '../../shared/due.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http.ts'
import { newId } from '../../shared/ids.ts'
import { nudge, openQueue } from '../../shared/queue.ts'
import { accepted, ok, on } from '../../shared/route.ts'
import { openTable } from '../../shared/table.ts'
import { exportChannel } from '../export-channel.ts'
import { RequestExport, ShowExport } from '../export-routes.ts'
import { exportStore } from '../export-store.ts'
import { requestExport } from '../request-export.ts'
import { showExport } from '../show-export.ts'

const exports = openQueue(env('EXPORT_QUEUE_URL'))
const deps = {
  ...exportStore(openTable()),
  ...exportChannel(env('BUCKET_NAME')),
  now: clock,
  newId,
  wake: (wake: Wake) => nudge(exports, wake),
}

export const handler = http(
  on(RequestExport, async (_request, principal) => accepted(await requestExport(principal, deps))),
  on(ShowExport, async ({ params }, { accountId }) => ok(await showExport(accountId, params.id, deps))),
)
