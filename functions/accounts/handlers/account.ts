import { clock } from '../../shared/clock.ts'
import { http } from '../../shared/http/http.ts'
import { bind, ok } from '../../shared/http/route.ts'
import { openTable } from '../../shared/table/table.ts'
import { accountStore } from '../account-store.ts'
import { auditStore } from '../audit/audit-store.ts'
import { readAuditTrail } from '../audit/read-audit-trail.ts'
import { ShowAuditTrail } from '../audit/routes.ts'
import { changeAccount } from '../change-account.ts'
import { memberStore } from '../members/member-store.ts'
import { ShowMe } from '../members/routes.ts'
import { showMe } from '../members/show-me.ts'
import { ChangeAccount, ShowAccount } from '../routes.ts'
import { acknowledgeTrackingNotice } from '../tracking-notice/acknowledge-tracking-notice.ts'
import { AcknowledgeTrackingNotice, ShowTrackingNotice } from '../tracking-notice/routes.ts'
import { showTrackingNotice } from '../tracking-notice/show-tracking-notice.ts'

const table = openTable()
const deps = { ...accountStore(table), ...memberStore(table), ...auditStore(table), now: clock }

export const handler = http(
  bind(ShowAccount, async (_request, principal) => ok(await principal.openAccount())),
  bind(ChangeAccount, async ({ body }, principal) => ok(await changeAccount(body, principal, deps))),
  bind(ShowAuditTrail, async ({ query }, principal) => ok(await readAuditTrail(query, principal, deps))),
  bind(ShowMe, async (_request, principal) => ok(await showMe(principal, deps))),
  bind(ShowTrackingNotice, async (_request, principal) => ok(await showTrackingNotice(principal))),
  bind(AcknowledgeTrackingNotice, async (_request, principal) => ok(await acknowledgeTrackingNotice(principal, deps))),
)
