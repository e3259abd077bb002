import { appointmentStore } from '../../appointments/store.ts'
import { consentStore } from '../../customers/consent-store.ts'
import { customerStore } from '../../customers/store.ts'
import { suppressionStore } from '../../customers/suppression-store.ts'
import { type AuditNote, appendAudit } from '../../shared/audit.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { httpWith } from '../../shared/http.ts'
import { ok, on } from '../../shared/route.ts'
import { openShelf } from '../../shared/shelf.ts'
import { openTable } from '../../shared/table.ts'
import { exportCustomer } from '../export-customer.ts'
import { messageStore } from '../message-store.ts'
import { ExportCustomer } from '../routes.ts'

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
  { shelf: openShelf },
  on(ExportCustomer, async ({ params }, principal) => ok(await exportCustomer(params.id, principal, deps))),
)
