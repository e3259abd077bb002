import type { Wake } from '../../shared/background/due.ts'
import { nudge, openQueue } from '../../shared/background/work-queue.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http/http.ts'
import { accepted, ok, on } from '../../shared/http/route.ts'
import { newId } from '../../shared/ids.ts'
import { openTable } from '../../shared/table/table.ts'
import { exportChannel } from '../export-files-client.ts'
import { exportStore } from '../export-store.ts'
import { requestExport } from '../request-export.ts'
import { RequestExport, ShowExport } from '../routes.ts'
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
