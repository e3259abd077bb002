import { consentRequestStore } from '../../customers/consent/consent-request-store.ts'
import { consentStore } from '../../customers/consent/consent-store.ts'
import { suppressionStore } from '../../customers/consent/suppression-store.ts'
import { customerStore } from '../../customers/customer-store.ts'
import type { WorkMessage } from '../../shared/background/due.ts'
import { openWorkQueue, trySend } from '../../shared/background/work-queue.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http/http.ts'
import { bind } from '../../shared/http/route.ts'
import { findActiveAccount } from '../../shared/identity/account-store.ts'
import { openTable } from '../../shared/table/table.ts'
import { answerConsentRequest } from '../consent-page/answer-consent-request.ts'
import { AnswerConsentRequest, ShowConsentRequest } from '../consent-page/routes.ts'
import { showConsentRequest } from '../consent-page/show-consent-request.ts'
import { messageStore } from '../message-store.ts'
import { changePreferences } from '../preferences/change-preferences.ts'
import { preferenceTokenStore } from '../preferences/preference-token-store.ts'
import { ChangePreferences, ShowPreferences } from '../preferences/routes.ts'
import { showPreferences } from '../preferences/show-preferences.ts'
import { usageStore } from '../usage-store.ts'

const table = openTable()
const smsNumber = env('SMS_NUMBER')
const queue = openWorkQueue(env('MESSAGE_QUEUE_URL'))
const deps = {
  ...customerStore(table),
  ...consentStore(table),
  ...suppressionStore(table, smsNumber),
  ...preferenceTokenStore(table),
  ...consentRequestStore(table),
  ...messageStore(table),
  ...usageStore(table),
  smsNumber,
  enqueue: (work: WorkMessage) => trySend(queue, work),
  findActiveAccount: (accountId: string) => findActiveAccount(table, accountId),
  now: clock,
}

export const handler = http(
  bind(ShowPreferences, ({ params, query }) => showPreferences(params.token, query.done, deps)),
  bind(ChangePreferences, ({ params, body }) => changePreferences(params.token, body, deps)),
  bind(ShowConsentRequest, ({ params, query }) => showConsentRequest(params.token, query.done, deps)),
  bind(AnswerConsentRequest, ({ params, body }) => answerConsentRequest(params.token, body, deps)),
)
