import { http } from '../../shared/http/http.ts'
import { bind, ok } from '../../shared/http/route.ts'
import { openTable } from '../../shared/table/table.ts'
import { auditStore } from '../audit/audit-store.ts'
import { readAuditTrail } from '../audit/read-audit-trail.ts'
import { ShowAuditTrail } from '../audit/routes.ts'
import { subjectStore } from '../audit/subject-store.ts'

const table = openTable()
const deps = { ...auditStore(table), ...subjectStore(table) }

export const handler = http(
  bind(ShowAuditTrail, async ({ query }, principal) => ok(await readAuditTrail(query, principal, deps))),
)
