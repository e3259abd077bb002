import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http/http.ts'
import { bind, created, ok } from '../../shared/http/route.ts'
import { openTable } from '../../shared/table/table.ts'
import { consentStore } from '../consent/consent-store.ts'
import { readConsents } from '../consent/read-consents.ts'
import { recordConsent } from '../consent/record-consent.ts'
import { GetConsents, RecordConsent } from '../consent/routes.ts'
import { suppressionStore } from '../consent/suppression-store.ts'
import { customerStore } from '../customer-store.ts'

const table = openTable()
const stores = { ...customerStore(table), ...consentStore(table), ...suppressionStore(table, env('SMS_NUMBER')) }
const deps = { ...stores, now: clock }

export const handler = http(
  bind(GetConsents, async ({ params, query }, { accountId }) =>
    ok(await readConsents(accountId, params.id, query.at, deps)),
  ),
  bind(RecordConsent, async ({ params, body }, principal) =>
    created(await recordConsent(params.id, body, principal, deps)),
  ),
)
