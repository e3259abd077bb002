import { appointmentStore } from '../../appointments/appointment-store.ts'
import { consentStore } from '../../customers/consent/consent-store.ts'
import { suppressionStore } from '../../customers/consent/suppression-store.ts'
import { customerStore } from '../../customers/customer-store.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { httpWith } from '../../shared/http/http.ts'
import { openResponseStorage } from '../../shared/http/open-response-storage.ts'
import { bind, ok } from '../../shared/http/route.ts'
import type { AuditNote } from '../../shared/ledger/audit.ts'
import { appendAudit } from '../../shared/ledger/audit-store.ts'
import { openTable } from '../../shared/table/table.ts'
import { exportCustomer } from '../history/export-customer.ts'
import { ExportCustomer } from '../history/routes.ts'
import { messageStore } from '../message-store.ts'

const table = openTable()
const deps = {
  ...customerStore(table),
  ...consentStore(table),
  ...suppressionStore(table, env('SMS_NUMBER')),
  ...appointmentStore(table),
  ...messageStore(table),
  note: (accountId: string, note: AuditNote) => appendAudit(table, accountId, note),
  now: clock,
}

export const handler = httpWith(
  { responseStorage: openResponseStorage },
  bind(ExportCustomer, async ({ params }, principal) => ok(await exportCustomer(params.id, principal, deps))),
)
