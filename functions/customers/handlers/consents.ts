import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http.ts'
import { created, ok, on } from '../../shared/route.ts'
import { openTable } from '../../shared/table.ts'
import { consentStore } from '../consent-store.ts'
import { readConsents } from '../read-consents.ts'
import { recordConsent } from '../record-consent.ts'
import { GetConsents, RecordConsent } from '../routes.ts'
import { customerStore } from '../store.ts'
import { suppressionStore } from '../suppression-store.ts'

const table = openTable()
const stores = { ...customerStore(table), ...consentStore(table), ...suppressionStore(table, env('SMS_NUMBER')) }
const deps = { ...stores, now: clock }

export const handler = http(
  on(GetConsents, async ({ params, query }, { accountId }) =>
    ok(await readConsents(accountId, params.id, query.at, deps)),
  ),
  on(RecordConsent, async ({ params, body }, principal) =>
    created(await recordConsent(params.id, body, principal, deps)),
  ),
)
