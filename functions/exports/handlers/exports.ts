import type { WorkMessage } from '../../shared/background/due.ts'
import { openWorkQueue, trySend } from '../../shared/background/work-queue.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http/http.ts'
import { accepted, bind, ok } from '../../shared/http/route.ts'
import { newId } from '../../shared/ids.ts'
import { openTable } from '../../shared/table/table.ts'
import { exportFilesClient } from '../export-files-client.ts'
import { exportStore } from '../export-store.ts'
import { requestExport } from '../request-export.ts'
import { RequestExport, ShowExport } from '../routes.ts'
import { showExport } from '../show-export.ts'

const exports = openWorkQueue(env('EXPORT_QUEUE_URL'))
const deps = {
  ...exportStore(openTable()),
  ...exportFilesClient(env('BUCKET_NAME')),
  now: clock,
  newId,
  enqueue: (work: WorkMessage) => trySend(exports, work),
}

export const handler = http(
  bind(RequestExport, async (_request, principal) => accepted(await requestExport(principal, deps))),
  bind(ShowExport, async ({ params }, { accountId }) => ok(await showExport(accountId, params.id, deps))),
)
