import { appointmentStore } from '../../appointments/appointment-store.ts'
import { consentStore } from '../../customers/consent/consent-store.ts'
import { suppressionStore } from '../../customers/consent/suppression-store.ts'
import { customerStore } from '../../customers/customer-store.ts'
import { WorkMessage } from '../../shared/background/due.ts'
import { batch } from '../../shared/background/sqs-batch.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { findActiveAccount } from '../../shared/identity/account-store.ts'
import { type ContactLink, makeContactToken } from '../../shared/identity/contact-token.ts'
import { type InvitedMember, makeInvitationToken } from '../../shared/identity/invitation-token.ts'
import { findLogin } from '../../shared/identity/login-store.ts'
import { findMember } from '../../shared/identity/member-store.ts'
import { newId } from '../../shared/ids.ts'
import { withSharedReads } from '../../shared/table/shared-reads.ts'
import { openTable } from '../../shared/table/table.ts'
import { bulkStore } from '../bulk/bulk-store.ts'
import { messageStore } from '../message-store.ts'
import { preferenceTokenStore } from '../preferences/preference-token-store.ts'
import { erasureEmailStore } from '../sending/erasure-email-store.ts'
import { pacers } from '../sending/pace.ts'
import { sendQueued } from '../sending/send-queued.ts'
import { sesClient } from '../sending/ses-client.ts'
import { snsClient, snsTransport } from '../sending/sns-client.ts'
import { standingStore } from '../standing-store.ts'
import { templateStore } from '../templates/template-store.ts'
import { unreadStore } from '../unread-store.ts'
import { usageStore } from '../usage-store.ts'

const table = withSharedReads(openTable())
const smsNumber = env('SMS_NUMBER')
const emailDomain = env('EMAIL_DOMAIN')
const deps = {
  ...customerStore(table),
  ...consentStore(table),
  ...suppressionStore(table, smsNumber),
  ...appointmentStore(table),
  ...messageStore(table),
  ...unreadStore(table),
  ...bulkStore(table),
  ...templateStore(table),
  ...usageStore(table),
  ...standingStore(table),
  ...preferenceTokenStore(table),
  ...erasureEmailStore(table),
  ...snsClient(snsTransport(smsNumber)),
  ...sesClient({ domain: emailDomain, configurationSet: env('SES_CONFIGURATION_SET') }),
  findActiveAccount: (accountId: string) => findActiveAccount(table, accountId),
  findMember: (accountId: string, memberId: string) => findMember(table, accountId, memberId),
  statusKey: () => table.keyring.derive('status-link'),
  apiUrl: env('API_URL'),
  signInUrl: env('SIGN_IN_URL'),
  findLogin: (sub: string) => findLogin(table, sub),
  makeInvitationToken: (invited: InvitedMember) => makeInvitationToken(table, invited),
  makeContactToken: (link: ContactLink) => makeContactToken(table, link),
  emailDomain,
  newId,
  now: clock,
  allowedCountries: env('ALLOWED_COUNTRIES'),
  textCaps: env('TEXT_CAPS'),
  pause: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
}

const { shares, ...rates } = env('SENDING_RATES')
const awaited = { queue: env('MESSAGE_QUEUE_ARN'), pacerOf: pacers({ ...rates, share: shares.awaited }, deps) }
const planned = { pacerOf: pacers({ ...rates, share: shares.planned }, deps) }

export const handler = batch(WorkMessage, (work, { eventSourceARN }, context) => {
  const { pacerOf } = eventSourceARN === awaited.queue ? awaited : planned
  return sendQueued(work, { ...deps, ...pacerOf(context), remaining: () => context.getRemainingTimeInMillis() })
})
