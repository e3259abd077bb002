import { consentStore } from '../../customers/consent-store.ts'
import { customerStore } from '../../customers/store.ts'
import { suppressionStore } from '../../customers/suppression-store.ts'
import { findActiveAccount } from '../../shared/account.ts'
import { batch } from '../../shared/batch.ts'
import { clock } from '../../shared/clock.ts'
import type { Wake } from '../../shared/due.ts'
import { env } from '../../shared/env.ts'
import { nudge, openQueue } from '../../shared/queue.ts'
import { openTable } from '../../shared/table.ts'
import { hearText } from '../hear-text.ts'
import { messageStore } from '../message-store.ts'
import { InboundSms, inboundTextOf } from '../provider-events.ts'

const table = openTable()
const queue = openQueue(env('MESSAGES_QUEUE_URL'))
const deps = {
  ...customerStore(table),
  ...consentStore(table),
  ...suppressionStore(table, env('SMS_NUMBER')),
  ...messageStore(table),
  findActiveAccount: (accountId: string) => findActiveAccount(table, accountId),
  wake: (wake: Wake) => nudge(queue, wake),
  carrierAnswers: env('CARRIER_MANAGES_OPT_OUTS'),
}

export const handler = batch(InboundSms, (sms, { attributes }) =>
  hearText(inboundTextOf(sms, attributes, clock()), deps),
)
