import { millisecondsOf } from '../../accounts/domain/duration.ts'
import { signInChannel } from '../../accounts/identity/sign-in-client.ts'
import { memberStore } from '../../accounts/members/member-store.ts'
import type { Wake } from '../../shared/background/due.ts'
import { nudge, openQueue } from '../../shared/background/work-queue.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http/http.ts'
import { accepted, on } from '../../shared/http/route.ts'
import { findPrincipal, type LoginClaims, type Principal } from '../../shared/identity/principal.ts'
import { newId } from '../../shared/ids.ts'
import { openTable } from '../../shared/table/table.ts'
import { deleteByPage } from '../deletion-page/deletion-flow.ts'
import { deletionPage } from '../deletion-page/deletion-page.ts'
import { attemptStore } from '../deletion-page/sign-in-attempt-store.ts'
import { erasureStore } from '../erasure-store.ts'
import { fenceStore } from '../fence-store.ts'
import { requestErasure } from '../request-erasure.ts'
import { DeleteByPage, RequestErasure, ShowDeletionPage } from '../routes.ts'

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
