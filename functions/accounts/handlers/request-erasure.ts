import { clock } from '../../shared/clock.ts'
import type { Wake } from '../../shared/due.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http.ts'
import { newId } from '../../shared/ids.ts'
import { nudge, openQueue } from '../../shared/queue.ts'
import { accepted, on } from '../../shared/route.ts'
import { openTable } from '../../shared/table.ts'
import { millisecondsOf } from '../domain/duration.ts'
import { erasureStore } from '../erasure-store.ts'
import { memberStore } from '../member-store.ts'
import { requestErasure } from '../request-erasure.ts'
import { RequestErasure } from '../routes.ts'

const table = openTable()
const erasures = openQueue(env('ERASURE_QUEUE_URL'))
const messages = openQueue(env('MESSAGES_QUEUE_URL'))
const quiesceSeconds = env('QUIESCE_SECONDS')
const deps = {
  ...erasureStore(table),
  ...memberStore(table),
  now: clock,
  newId,
  statusKey: () => table.keyring.derive('status-link'),
  apiUrl: env('API_URL'),
  wakeAfterQuiesce: (wake: Wake) => nudge(erasures, wake, quiesceSeconds),
  wakeSender: (wake: Wake) => nudge(messages, wake),
  quiesceMilliseconds: quiesceSeconds * 1_000,
  graceMilliseconds: millisecondsOf(env('GRACE_PERIOD')),
  backupDays: env('BACKUP_DAYS'),
}

export const handler = http(
  on(RequestErasure, async ({ body }, principal) => accepted(await requestErasure(body.confirm, principal, deps))),
)
