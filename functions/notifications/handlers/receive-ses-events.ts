import { consentStore } from '../../customers/consent/consent-store.ts'
import { suppressionStore } from '../../customers/consent/suppression-store.ts'
import { customerStore } from '../../customers/customer-store.ts'
import { batch } from '../../shared/background/sqs-batch.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { findActiveAccount } from '../../shared/identity/account-store.ts'
import { readPublished } from '../../shared/lenient-fields.ts'
import { openTable } from '../../shared/table/table.ts'
import { isSubscriptionConfirmation, receiveSesEvent } from '../feedback/receive-ses-event.ts'
import { SesEvent } from '../feedback/ses-event.ts'
import { messageStore } from '../message-store.ts'

const table = openTable()
const deps = {
  ...customerStore(table),
  ...consentStore(table),
  ...suppressionStore(table, env('SMS_NUMBER')),
  ...messageStore(table),
  findActiveAccount: (accountId: string) => findActiveAccount(table, accountId),
  now: clock,
}

export const handler = batch(
  SesEvent,
  (event) => receiveSesEvent(event, deps),
  isSubscriptionConfirmation,
  readPublished,
)
