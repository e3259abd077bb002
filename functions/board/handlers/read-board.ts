import { invitationStore } from '../../accounts/invitations/invitation-store.ts'
import { appointmentStore } from '../../appointments/appointment-store.ts'
import { consentStore } from '../../customers/consent/consent-store.ts'
import { suppressionStore } from '../../customers/consent/suppression-store.ts'
import { customerStore } from '../../customers/customer-store.ts'
import { messageStore } from '../../notifications/message-store.ts'
import { reminderOutlooks } from '../../notifications/outlook/reminder-outlooks.ts'
import { unreadStore } from '../../notifications/unread-store.ts'
import { usageStore } from '../../notifications/usage-store.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { httpWith } from '../../shared/http/http.ts'
import { openResponseStorage } from '../../shared/http/open-response-storage.ts'
import { bind, ok } from '../../shared/http/route.ts'
import type { AccountState } from '../../shared/identity/account.ts'
import { findMembers, listEveryMember } from '../../shared/identity/member-store.ts'
import { openTable } from '../../shared/table/table.ts'
import { openShiftStore } from '../../shifts/store/open-shift-store.ts'
import { segmentStore } from '../../shifts/store/segment-store.ts'
import { shiftStore } from '../../shifts/store/shift-store.ts'
import { tailStore } from '../../shifts/store/tail-store.ts'
import { trackPartStore } from '../../shifts/store/track-part-store.ts'
import { readBoard } from '../read-board.ts'
import { ReadBoard } from '../routes.ts'

const table = openTable()
const stores = {
  ...customerStore(table),
  ...consentStore(table),
  ...suppressionStore(table, env('SMS_NUMBER')),
  ...appointmentStore(table),
  ...messageStore(table),
  ...usageStore(table),
  allowedCountries: env('ALLOWED_COUNTRIES'),
  textCaps: env('TEXT_CAPS'),
  now: clock,
}
const deps = {
  ...stores,
  ...unreadStore(table),
  ...shiftStore(table),
  ...openShiftStore(table),
  ...tailStore(table),
  ...segmentStore(table),
  ...trackPartStore(table),
  ...invitationStore(table),
  findMembers: (accountId: string, memberIds: readonly string[]) => findMembers(table, accountId, memberIds),
  listEveryMember: (accountId: string) => listEveryMember(table, accountId),
  outlooks: (account: AccountState) => reminderOutlooks(account, stores),
}

export const handler = httpWith(
  { responseStorage: openResponseStorage },
  bind(ReadBoard, async (_request, caller) => ok(await readBoard(caller, deps))),
)
