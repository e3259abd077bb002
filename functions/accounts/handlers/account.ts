import type { WorkMessage } from '../../shared/background/due.ts'
import { openWorkQueue, trySend } from '../../shared/background/work-queue.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { preferredLanguage, readerOf } from '../../shared/http/accept.ts'
import { http } from '../../shared/http/http.ts'
import { accepted, bind, ok } from '../../shared/http/route.ts'
import { findActiveAccount } from '../../shared/identity/account-store.ts'
import { openContactToken } from '../../shared/identity/contact-token.ts'
import type { NoticeTerms } from '../../shared/identity/notice-terms.ts'
import { newId } from '../../shared/ids.ts'
import { openTable } from '../../shared/table/table.ts'
import { trackFrom } from '../../shifts/clocking/track-from.ts'
import { memberLockStore } from '../../shifts/store/member-lock-store.ts'
import { openShiftStore } from '../../shifts/store/open-shift-store.ts'
import { shiftStore } from '../../shifts/store/shift-store.ts'
import { accountStore } from '../account-store.ts'
import { changeAccount } from '../change-account.ts'
import { RequestContactVerification, ShowContactVerification, VerifyContact } from '../contact-address/routes.ts'
import { sendVerification } from '../contact-address/send-verification.ts'
import { showContactVerification, verifyContact } from '../contact-address/verify-contact.ts'
import { invitationCountStore } from '../invitations/invitation-count-store.ts'
import { invitedAddressStore } from '../invited-address-store.ts'
import { memberStore } from '../members/member-store.ts'
import { ShowMe } from '../members/routes.ts'
import { showMe } from '../members/show-me.ts'
import { ChangeAccount, ShowAccount } from '../routes.ts'
import { showAccount } from '../show-account.ts'
import { acknowledgeTrackingNotice } from '../tracking-notice/acknowledge-tracking-notice.ts'
import { AcknowledgeTrackingNotice, ShowTrackingNotice } from '../tracking-notice/routes.ts'
import { showTrackingNotice } from '../tracking-notice/show-tracking-notice.ts'

const table = openTable()
const messages = openWorkQueue(env('MESSAGE_QUEUE_URL'))
const shifts = { ...shiftStore(table), ...openShiftStore(table), ...memberLockStore(table) }
const deps = {
  ...accountStore(table),
  ...memberStore(table),
  trackFrom: (accountId: string, memberId: string, at: string, terms: NoticeTerms) =>
    trackFrom(accountId, memberId, at, terms, shifts),
  ...invitedAddressStore(table),
  ...invitationCountStore(table),
  findActiveAccount: (accountId: string) => findActiveAccount(table, accountId),
  openContactToken: (token: string) => openContactToken(table, token),
  enqueue: (work: WorkMessage) => trySend(messages, work),
  newId,
  now: clock,
}

export const handler = http(
  bind(ShowAccount, async (_request, principal) => ok(showAccount(await principal.openAccount()))),
  bind(ChangeAccount, async ({ body }, principal) => ok(showAccount(await changeAccount(body, principal, deps)))),
  bind(RequestContactVerification, async (_request, principal) => accepted(await sendVerification(principal, deps))),
  bind(ShowContactVerification, (request) => showContactVerification(readerOf(request), deps)),
  bind(VerifyContact, (request) => verifyContact(readerOf(request), deps)),
  bind(ShowMe, async (_request, principal) => ok(await showMe(principal, deps))),
  bind(ShowTrackingNotice, async ({ headers }, principal) =>
    ok(await showTrackingNotice(principal, preferredLanguage(headers['accept-language']), deps)),
  ),
  bind(AcknowledgeTrackingNotice, async ({ body }, principal) =>
    ok(await acknowledgeTrackingNotice(body, principal, deps)),
  ),
)
