import { appointmentStore } from '../../appointments/store.ts'
import { consentStore } from '../../customers/consent-store.ts'
import { customerStore } from '../../customers/store.ts'
import { suppressionStore } from '../../customers/suppression-store.ts'
import { clock } from '../../shared/clock.ts'
import type { Wake } from '../../shared/due.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http.ts'
import { newId } from '../../shared/ids.ts'
import { nudge, openQueue } from '../../shared/queue.ts'
import { accepted, on } from '../../shared/route.ts'
import { openTable } from '../../shared/table.ts'
import { openShiftStore } from '../../shifts/open-shift-store.ts'
import { messageStore } from '../message-store.ts'
import { requestGiven } from '../request-given.ts'
import { requestOnMyWay } from '../request-on-my-way.ts'
import { requestReminders } from '../request-reminders.ts'
import { RequestMessages, RequestOnMyWay, RequestReminders } from '../routes.ts'
import { templateStore } from '../template-store.ts'
import { usageStore } from '../usage-store.ts'

const table = openTable()
const queue = openQueue(env('MESSAGES_QUEUE_URL'))
const deps = {
  ...customerStore(table),
  ...consentStore(table),
  ...suppressionStore(table, env('SMS_NUMBER')),
  ...appointmentStore(table),
  ...messageStore(table),
  ...templateStore(table),
  ...usageStore(table),
  findOpenShift: openShiftStore(table).findOpenShift,
  wake: (wake: Wake) => nudge(queue, wake),
  newId,
  now: clock,
}

export const handler = http(
  on(RequestReminders, async ({ params, body }, principal) =>
    accepted(await requestReminders(params.id, body.channels, principal, deps)),
  ),
  on(RequestOnMyWay, async ({ params, body }, principal) =>
    accepted(await requestOnMyWay(params.id, body.etaMinutes, principal, deps)),
  ),
  on(RequestMessages, async ({ params, body, headers }, principal) =>
    accepted(await requestGiven(params.id, body, headers['idempotency-key'], principal, deps)),
  ),
)
