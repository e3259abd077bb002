import { appointmentStore } from '../../appointments/store.ts'
import { http } from '../../shared/http.ts'
import { ok, on } from '../../shared/route.ts'
import { openTable } from '../../shared/table.ts'
import { messageStore } from '../message-store.ts'
import { listMessages, readMessage } from '../read-messages.ts'
import { GetMessage, ListMessages } from '../routes.ts'

const table = openTable()
const deps = { ...appointmentStore(table), ...messageStore(table) }

export const handler = http(
  on(ListMessages, async ({ query }, { accountId }) => ok(await listMessages(accountId, query, deps))),
  on(GetMessage, async ({ params }, { accountId }) => ok(await readMessage(accountId, params.id, deps))),
)
