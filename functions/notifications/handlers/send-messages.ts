import { appointmentStore } from '../../appointments/appointment-store.ts'
import { consentStore } from '../../customers/consent/consent-store.ts'
import { suppressionStore } from '../../customers/consent/suppression-store.ts'
import { customerStore } from '../../customers/customer-store.ts'
import { Wake } from '../../shared/background/due.ts'
import { batch } from '../../shared/background/sqs-batch.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { findActiveAccount } from '../../shared/identity/account.ts'
import { newId } from '../../shared/ids.ts'
import { openTable } from '../../shared/table/table.ts'
import { messageStore } from '../message-store.ts'
import { preferenceLinkStore } from '../preferences/preference-token-store.ts'
import { erasureMailStore } from '../sending/erasure-mail-store.ts'
import { sendOnWake } from '../sending/sending-worker.ts'
import { mailChannel } from '../sending/ses-client.ts'
import { snsTransport, textChannel } from '../sending/sns-client.ts'
import { templateStore } from '../templates/template-store.ts'
import { usageStore } from '../usage-store.ts'

const table = openTable()
const smsNumber = env('SMS_NUMBER')
const mailDomain = env('MAIL_DOMAIN')
const deps = {
  ...customerStore(table),
  ...consentStore(table),
  ...suppressionStore(table, smsNumber),
  ...appointmentStore(table),
  ...messageStore(table),
  ...templateStore(table),
  ...usageStore(table),
  ...preferenceLinkStore(table),
  ...erasureMailStore(table),
  ...textChannel(snsTransport(smsNumber)),
  ...mailChannel({ domain: mailDomain, configurationSet: env('CONFIGURATION_SET') }),
  findActiveAccount: (accountId: string) => findActiveAccount(table, accountId),
  statusKey: () => table.keyring.derive('status-link'),
  apiUrl: env('API_URL'),
  mailDomain,
  newId,
  now: clock,
  pause: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
}

export const handler = batch(Wake, (wake, _record, context) =>
  sendOnWake(wake, { ...deps, remaining: () => context.getRemainingTimeInMillis() }),
)
