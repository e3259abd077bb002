import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http/http.ts'
import { bind, ok } from '../../shared/http/route.ts'
import { openTable } from '../../shared/table/table.ts'
import { consentStore } from '../consent/consent-store.ts'
import { suppressionStore } from '../consent/suppression-store.ts'
import { customerStore } from '../customer-store.ts'
import { importCustomers } from '../import/import-customers.ts'
import { importStore } from '../import/import-store.ts'
import { ImportCustomers } from '../import/routes.ts'

const table = openTable()
const { readAllCustomers, beginImport, endImport, writeLine, noteImport } = importStore(table)
const timeoutMilliseconds = env('IMPORT_TIMEOUT_SECONDS') * 1_000
const deps = {
  ...customerStore(table),
  ...consentStore(table),
  ...suppressionStore(table, env('SMS_NUMBER')),
  readAllCustomers,
  beginImport,
  endImport,
  writeLine,
  noteImport,
  now: clock,
  allowedCountries: env('ALLOWED_COUNTRIES'),
}

export const handler = http(
  bind(ImportCustomers, async ({ body, encoding = 'utf-8', compression, query }, principal) => {
    const until = performance.now() + timeoutMilliseconds
    const hasTime = () => performance.now() < until
    return ok(await importCustomers({ text: body, encoding, compression }, query, principal, { ...deps, hasTime }))
  }),
)
