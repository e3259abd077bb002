import { clock } from '../../shared/clock.ts'
import type { Wake } from '../../shared/due.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http.ts'
import { newId } from '../../shared/ids.ts'
import { findPrincipal, type LoginClaims, type Principal } from '../../shared/principal.ts'
import { nudge, openQueue } from '../../shared/queue.ts'
import { accepted, on } from '../../shared/route.ts'
import { openTable } from '../../shared/table.ts'
import { attemptStore } from '../attempt-store.ts'
import { deleteByPage } from '../delete-by-page.ts'
import { millisecondsOf } from '../domain/duration.ts'
import { DeleteByPage, RequestErasure, ShowDeletionPage } from '../erasure-routes.ts'
import { erasureStore } from '../erasure-store.ts'
import { fenceStore } from '../fence-store.ts'
import { memberStore } from '../member-store.ts'
import { deletionPage } from '../pages/deletion-page.ts'
import { requestErasure } from '../request-erasure.ts'
import { signInChannel } from '../sign-in-channel.ts'

const table = openTable()
const erasures = openQueue(env('ERASURE_QUEUE_URL'))
const messages = openQueue(env('MESSAGES_QUEUE_URL'))
const quiesceSeconds = env('QUIESCE_SECONDS')
const terms = { graceMilliseconds: millisecondsOf(env('GRACE_PERIOD')), backupDays: env('BACKUP_DAYS') }
const deps = {
  ...erasureStore(table),
  ...fenceStore(table),
  ...memberStore(table),
  ...terms,
  now: clock,
  newId,
  statusKey: () => table.keyring.derive('status-link'),
  apiUrl: env('API_URL'),
  wakeAfterQuiesce: (wake: Wake) => nudge(erasures, wake, quiesceSeconds),
  wakeSender: (wake: Wake) => nudge(messages, wake),
  quiesceMilliseconds: quiesceSeconds * 1_000,
}
const byPage = {
  ...deps,
  ...attemptStore(table),
  ...signInChannel(env('USER_POOL_CLIENT_ID')),
  findCaller: (claims: LoginClaims) => findPrincipal(table, claims, true),
  requestErasure: (confirm: string, owner: Principal) => requestErasure(confirm, owner, deps),
  sealKey: () => table.keyring.derive('installation-seal'),
  terms,
}

export const handler = http(
  on(RequestErasure, async ({ body }, principal) => accepted(await requestErasure(body.confirm, principal, deps))),
  on(ShowDeletionPage, async () => deletionPage(terms)),
  on(DeleteByPage, ({ body, headers }) => deleteByPage(body, headers['sec-fetch-site'], byPage)),
)
