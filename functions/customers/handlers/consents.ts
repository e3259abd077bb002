import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http/http.ts'
import { bind, created, ok } from '../../shared/http/route.ts'
import type { AuditNote } from '../../shared/ledger/audit.ts'
import { appendAudit } from '../../shared/ledger/audit-store.ts'
import { openTable } from '../../shared/table/table.ts'
import { consentRequestStore } from '../consent/consent-request-store.ts'
import { consentStore } from '../consent/consent-store.ts'
import { readConsents } from '../consent/read-consents.ts'
import { recordConsent } from '../consent/record-consent.ts'
import { requestConsent } from '../consent/request-consent.ts'
import { GetConsents, RecordConsent, RequestConsent } from '../consent/routes.ts'
import { suppressionStore } from '../consent/suppression-store.ts'
import { customerStore } from '../customer-store.ts'

const table = openTable()
const stores = { ...customerStore(table), ...consentStore(table), ...suppressionStore(table, env('SMS_NUMBER')) }
const deps = {
  ...stores,
  ...consentRequestStore(table),
  noteRequest: (accountId: string, note: AuditNote) => appendAudit(table, accountId, note),
  apiUrl: env('API_URL'),
  now: clock,
}

export const handler = http(
  bind(GetConsents, async ({ params, query }, { accountId }) =>
    ok(await readConsents(accountId, params.id, query.at, deps)),
  ),
  bind(RecordConsent, async ({ params, body }, principal) =>
    created(await recordConsent(params.id, body, principal, deps)),
  ),
  bind(RequestConsent, async ({ params, body }, principal) =>
    created(await requestConsent(params.id, body, principal, deps)),
  ),
)
