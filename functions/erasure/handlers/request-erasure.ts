import { millisecondsOf } from '../../accounts/domain/duration.ts'
import { signInClient } from '../../accounts/identity/sign-in-client.ts'
import type { WorkMessage } from '../../shared/background/due.ts'
import { openWorkQueue, trySend } from '../../shared/background/work-queue.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { preferredLanguage } from '../../shared/http/accept.ts'
import { http } from '../../shared/http/http.ts'
import { accepted, bind } from '../../shared/http/route.ts'
import { viewerIp } from '../../shared/http/viewer-ip.ts'
import type { LoginClaims, Principal } from '../../shared/identity/principal.ts'
import { findPrincipal } from '../../shared/identity/principal-store.ts'
import { newId } from '../../shared/ids.ts'
import { openTable } from '../../shared/table/table.ts'
import { runDeletionFlow } from '../deletion-page/deletion-flow.ts'
import { deletionPage } from '../deletion-page/deletion-page.ts'
import { ShowDeletionPage, SubmitDeletionForm } from '../deletion-page/routes.ts'
import { signInAttemptStore } from '../deletion-page/sign-in-attempt-store.ts'
import { erasureStore } from '../erasure-store.ts'
import { fenceStore } from '../fence-store.ts'
import { ownerStore } from '../owners/owner-store.ts'
import { requestErasure } from '../request-erasure.ts'
import { RequestErasure } from '../routes.ts'

const table = openTable()
const erasures = openWorkQueue(env('ERASURE_QUEUE_URL'))
const messages = openWorkQueue(env('MESSAGE_QUEUE_URL'))
const isBehindCloudFront = env('BEHIND_CLOUDFRONT')
const quiesceSeconds = env('QUIESCE_SECONDS')
const terms = { graceMilliseconds: millisecondsOf(env('GRACE_PERIOD')), backupDays: env('BACKUP_DAYS') }
const deps = {
  ...erasureStore(table),
  ...fenceStore(table),
  ...ownerStore(table),
  ...terms,
  now: clock,
  newId,
  statusKey: () => table.keyring.derive('status-link'),
  apiUrl: env('API_URL'),
  enqueueAfterQuiesce: (work: WorkMessage) => trySend(erasures, work, quiesceSeconds),
  enqueueEmail: (work: WorkMessage) => trySend(messages, work),
  quiesceMilliseconds: quiesceSeconds * 1_000,
}
const pageDeps = {
  ...deps,
  ...signInAttemptStore(table),
  ...signInClient(env('USER_POOL_CLIENT_ID')),
  findCaller: (claims: LoginClaims) => findPrincipal(table, claims, true),
  requestErasure: (confirm: string, owner: Principal) => requestErasure(confirm, owner, deps),
  sealKey: () => table.keyring.derive('installation-seal'),
  terms,
}

export const handler = http(
  bind(RequestErasure, async ({ body }, principal) => accepted(await requestErasure(body.confirm, principal, deps))),
  bind(ShowDeletionPage, async ({ headers }) =>
    deletionPage(terms, preferredLanguage(headers['accept-language']) ?? 'en'),
  ),
  bind(SubmitDeletionForm, ({ body, headers, callerIp }) =>
    runDeletionFlow(
      body,
      {
        callerIp: viewerIp(headers, callerIp, isBehindCloudFront),
        fetchSite: headers['sec-fetch-site'],
        acceptLanguage: headers['accept-language'],
      },
      pageDeps,
    ),
  ),
)
