import type { WorkMessage } from '../../shared/background/due.ts'
import { openWorkQueue, trySend } from '../../shared/background/work-queue.ts'
import { clock } from '../../shared/clock.ts'
import { hashOfToken, newDeviceToken } from '../../shared/crypto/device-token.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http/http.ts'
import { bind, created, noContent, ok } from '../../shared/http/route.ts'
import { newId } from '../../shared/ids.ts'
import { openTable } from '../../shared/table/table.ts'
import { addDevice } from '../devices/add-device.ts'
import { deviceStore } from '../devices/device-store.ts'
import { listDevices } from '../devices/list-devices.ts'
import { removeDevice } from '../devices/remove-device.ts'
import { AddDevice, ListDevices, RemoveDevice } from '../devices/routes.ts'

const secrets = { newToken: newDeviceToken, hashOf: hashOfToken }
const messages = openWorkQueue(env('MESSAGE_QUEUE_URL'))
const deps = {
  ...deviceStore(openTable()),
  ...secrets,
  enqueue: (work: WorkMessage) => trySend(messages, work),
  now: clock,
  newId,
  apiUrl: env('API_URL'),
}

export const handler = http(
  bind(AddDevice, async ({ params, body }, principal) => created(await addDevice(params.id, body, principal, deps))),
  bind(ListDevices, async ({ params }, principal) => ok(await listDevices(params.id, principal, deps))),
  bind(RemoveDevice, ({ params }, principal) => removeDevice(params, principal, deps).then(() => noContent)),
)
