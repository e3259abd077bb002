import { consentStore } from '../../customers/consent/consent-store.ts'
import { suppressionStore } from '../../customers/consent/suppression-store.ts'
import { customerStore } from '../../customers/customer-store.ts'
import type { WorkMessage } from '../../shared/background/due.ts'
import { batch } from '../../shared/background/sqs-batch.ts'
import { openWorkQueue, trySend } from '../../shared/background/work-queue.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { findActiveAccount, findOnlyAccount } from '../../shared/identity/account-store.ts'
import { readPublished } from '../../shared/lenient-fields.ts'
import { openTable } from '../../shared/table/table.ts'
import type { InboundText } from '../inbound/inbound-text.ts'
import { pendingStopStore } from '../inbound/pending-stop-store.ts'
import { InboundMessage, receiveMessage } from '../inbound/receive-message.ts'
import { receiveText } from '../inbound/receive-text.ts'
import { messageStore } from '../message-store.ts'
import { unreadStore } from '../unread-store.ts'
import { usageStore } from '../usage-store.ts'

const table = openTable()
const queue = openWorkQueue(env('MESSAGE_QUEUE_URL'))
const stores = {
  ...customerStore(table),
  ...consentStore(table),
  ...messageStore(table),
  ...usageStore(table),
  ...unreadStore(table),
  findOnlyAccount: () => findOnlyAccount(table),
  findActiveAccount: (accountId: string) => findActiveAccount(table, accountId),
  enqueue: (work: WorkMessage) => trySend(queue, work),
  carrierManagesOptOuts: env('CARRIER_MANAGES_OPT_OUTS'),
  allowedCountries: env('ALLOWED_COUNTRIES'),
}
const deps = {
  ...pendingStopStore(table),
  receiveText: (text: InboundText, sendingNumber: string) =>
    receiveText(text, { ...stores, ...suppressionStore(table, sendingNumber) }),
  sendingNumber: env('SMS_NUMBER'),
  now: clock,
}

export const handler = batch(
  InboundMessage,
  (message, record) => receiveMessage(message, record, deps),
  undefined,
  readPublished,
)
