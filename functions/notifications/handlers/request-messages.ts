import { appointmentStore } from '../../appointments/appointment-store.ts'
import { consentStore } from '../../customers/consent/consent-store.ts'
import { suppressionStore } from '../../customers/consent/suppression-store.ts'
import { customerStore } from '../../customers/customer-store.ts'
import type { WorkMessage } from '../../shared/background/due.ts'
import { openWorkQueue, trySend } from '../../shared/background/work-queue.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http/http.ts'
import { accepted, bind } from '../../shared/http/route.ts'
import { newId } from '../../shared/ids.ts'
import { openTable } from '../../shared/table/table.ts'
import { openShiftStore } from '../../shifts/store/open-shift-store.ts'
import { segmentStore } from '../../shifts/store/segment-store.ts'
import { shiftStore } from '../../shifts/store/shift-store.ts'
import { tailStore } from '../../shifts/store/tail-store.ts'
import { trackPartStore } from '../../shifts/store/track-part-store.ts'
import { type Company, findWorkerPosition } from '../../shifts/tracks/find-live-position.ts'
import { bulkStore } from '../bulk/bulk-store.ts'
import { requestBulk } from '../bulk/request-bulk.ts'
import { SendBulk } from '../bulk/routes.ts'
import { messageStore } from '../message-store.ts'
import { requestFromStaff } from '../requests/request-from-staff.ts'
import { requestOnMyWay } from '../requests/request-on-my-way.ts'
import { requestReminders } from '../requests/request-reminders.ts'
import { RequestMessages, RequestOnMyWay, RequestReminders } from '../requests/routes.ts'
import { templateStore } from '../templates/template-store.ts'
import { usageStore } from '../usage-store.ts'

const table = openTable()
const queue = openWorkQueue(env('MESSAGE_QUEUE_URL'))
const plannedMessages = openWorkQueue(env('PLANNED_MESSAGE_QUEUE_URL'))
const tracks = {
  ...openShiftStore(table),
  ...tailStore(table),
  ...segmentStore(table),
  ...shiftStore(table),
  ...trackPartStore(table),
  now: clock,
}
const deps = {
  ...customerStore(table),
  ...consentStore(table),
  ...suppressionStore(table, env('SMS_NUMBER')),
  ...appointmentStore(table),
  ...messageStore(table),
  ...templateStore(table),
  ...usageStore(table),
  findWorkerPosition: (company: Company, memberId: string) => findWorkerPosition(company, memberId, tracks),
  ...bulkStore(table),
  enqueue: (work: WorkMessage) => trySend(queue, work),
  newId,
  now: clock,
  allowedCountries: env('ALLOWED_COUNTRIES'),
  textCaps: env('TEXT_CAPS'),
}

/** Many wait for one another, not those that a person waits for. */
const bulkDeps = { ...deps, enqueue: (work: WorkMessage) => trySend(plannedMessages, work) }

export const handler = http(
  bind(RequestReminders, async ({ params, body }, principal) =>
    accepted(await requestReminders(params.id, body.channels, principal, deps)),
  ),
  bind(RequestOnMyWay, async ({ params, body }, principal) =>
    accepted(await requestOnMyWay(params.id, body.etaMinutes, principal, deps)),
  ),
  bind(RequestMessages, async ({ params, body, headers }, principal) =>
    accepted(await requestFromStaff(params.id, body, headers['idempotency-key'], principal, deps)),
  ),
  bind(SendBulk, async ({ body, headers }, principal) =>
    accepted(await requestBulk(body, headers['idempotency-key'], principal, bulkDeps)),
  ),
)
