import { clock } from '../../shared/clock.ts'
import { http } from '../../shared/http/http.ts'
import { ok, on } from '../../shared/http/route.ts'
import { openTable } from '../../shared/table/table.ts'
import { accountStore } from '../account-store.ts'
import { auditStore } from '../audit/audit-store.ts'
import { readAuditTrail } from '../audit/read-audit-trail.ts'
import { changeAccount } from '../change-account.ts'
import { memberStore } from '../members/member-store.ts'
import { showMe } from '../members/show-me.ts'
import {
  AcknowledgeTrackingNotice,
  ChangeAccount,
  ShowAccount,
  ShowAuditTrail,
  ShowMe,
  ShowTrackingNotice,
} from '../routes.ts'
import { acknowledgeTrackingNotice } from '../tracking-notice/acknowledge-tracking-notice.ts'
import { showTrackingNotice } from '../tracking-notice/show-tracking-notice.ts'

const table = openTable()
const deps = { ...accountStore(table), ...memberStore(table), ...auditStore(table), now: clock }

export const handler = http(
  on(ShowAccount, async (_request, principal) => ok(await principal.openAccount())),
  on(ChangeAccount, async ({ body }, principal) => ok(await changeAccount(body, principal, deps))),
  on(ShowAuditTrail, async ({ query }, principal) => ok(await readAuditTrail(query, principal, deps))),
  on(ShowMe, async (_request, principal) => ok(await showMe(principal, deps))),
  on(ShowTrackingNotice, async (_request, principal) => ok(await showTrackingNotice(principal))),
  on(AcknowledgeTrackingNotice, async (_request, principal) => ok(await acknowledgeTrackingNotice(principal, deps))),
)
