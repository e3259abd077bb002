import { consentStore } from '../../customers/consent-store.ts'
import { customerStore } from '../../customers/store.ts'
import { suppressionStore } from '../../customers/suppression-store.ts'
import { findActiveAccount } from '../../shared/account.ts'
import { batch } from '../../shared/batch.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { openTable } from '../../shared/table.ts'
import { learnOfMail } from '../learn-of-mail.ts'
import { messageStore } from '../message-store.ts'
import { isGreeting, SesEvent } from '../provider-events.ts'

const table = openTable()
const deps = {
  ...customerStore(table),
  ...consentStore(table),
  ...suppressionStore(table, env('SMS_NUMBER')),
  ...messageStore(table),
  findActiveAccount: (accountId: string) => findActiveAccount(table, accountId),
  now: clock,
}

export const handler = batch(SesEvent, (event) => learnOfMail(event, deps), isGreeting)
