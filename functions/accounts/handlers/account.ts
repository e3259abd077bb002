import { clock } from '../../shared/clock.ts'
import { http } from '../../shared/http/http.ts'
import { bind, ok } from '../../shared/http/route.ts'
import type { NoticeTerms } from '../../shared/identity/notice-terms.ts'
import { openTable } from '../../shared/table/table.ts'
import { trackFrom } from '../../shifts/clocking/track-from.ts'
import { memberLockStore } from '../../shifts/store/member-lock-store.ts'
import { openShiftStore } from '../../shifts/store/open-shift-store.ts'
import { shiftStore } from '../../shifts/store/shift-store.ts'
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
const shifts = { ...shiftStore(table), ...openShiftStore(table), ...memberLockStore(table) }
const deps = {
  ...accountStore(table),
  ...memberStore(table),
  ...auditStore(table),
  trackFrom: (accountId: string, memberId: string, at: string, terms: NoticeTerms) =>
    trackFrom(accountId, memberId, at, terms, shifts),
  now: clock,
}

export const handler = http(
  bind(ShowAccount, async (_request, principal) => ok(await principal.openAccount())),
  bind(ChangeAccount, async ({ body }, principal) => ok(await changeAccount(body, principal, deps))),
  bind(ShowAuditTrail, async ({ query }, principal) => ok(await readAuditTrail(query, principal, deps))),
  bind(ShowMe, async (_request, principal) => ok(await showMe(principal, deps))),
  bind(ShowTrackingNotice, async (_request, principal) => ok(await showTrackingNotice(principal))),
  bind(AcknowledgeTrackingNotice, async ({ body }, principal) =>
    ok(await acknowledgeTrackingNotice(body, principal, deps)),
  ),
)
