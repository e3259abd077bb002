import { appointmentStore } from '../../appointments/store.ts'
import { consentStore } from '../../customers/consent-store.ts'
import { customerStore } from '../../customers/store.ts'
import { suppressionStore } from '../../customers/suppression-store.ts'
import { findActiveAccount } from '../../shared/account.ts'
import { batch } from '../../shared/batch.ts'
import { clock } from '../../shared/clock.ts'
import { Wake } from '../../shared/due.ts'
import { env } from '../../shared/env.ts'
import { newId } from '../../shared/ids.ts'
import { openTable } from '../../shared/table.ts'
import { erasureMailStore } from '../erasure-mail-store.ts'
import { mailChannel } from '../mail-channel.ts'
import { messageStore } from '../message-store.ts'
import { preferenceLinkStore } from '../preference-link-store.ts'
import { sendOnWake } from '../send-on-wake.ts'
import { templateStore } from '../template-store.ts'
import { snsTransport, textChannel } from '../text-channel.ts'
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
