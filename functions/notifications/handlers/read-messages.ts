import { appointmentStore } from '../../appointments/appointment-store.ts'
import { http } from '../../shared/http/http.ts'
import { bind, ok } from '../../shared/http/route.ts'
import { openTable } from '../../shared/table/table.ts'
import { listMessages, readMessage } from '../history/read-messages.ts'
import { GetMessage, ListMessages } from '../history/routes.ts'
import { messageStore } from '../message-store.ts'

const table = openTable()
const deps = { ...appointmentStore(table), ...messageStore(table) }

export const handler = http(
  bind(ListMessages, async ({ query }, { accountId }) => ok(await listMessages(accountId, query, deps))),
  bind(GetMessage, async ({ params }, { accountId }) => ok(await readMessage(accountId, params.id, deps))),
)
