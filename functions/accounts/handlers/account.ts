import { clock } from '../../shared/clock.ts'
import { http } from '../../shared/http.ts'
import { ok, on } from '../../shared/route.ts'
import { openTable } from '../../shared/table.ts'
import { acknowledgeTrackingNotice } from '../acknowledge-tracking-notice.ts'
import { auditStore } from '../audit-store.ts'
import { changeAccount } from '../change-account.ts'
import { memberStore } from '../member-store.ts'
import { readAuditTrail } from '../read-audit-trail.ts'
import {
  AcknowledgeTrackingNotice,
  ChangeAccount,
  ShowAccount,
  ShowAuditTrail,
  ShowMe,
  ShowTrackingNotice,
} from '../routes.ts'
import { showMe } from '../show-me.ts'
import { showTrackingNotice } from '../show-tracking-notice.ts'
import { accountStore } from '../store.ts'

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
