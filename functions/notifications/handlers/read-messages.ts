import { appointmentStore } from '../../appointments/appointment-store.ts'
import { clock } from '../../shared/clock.ts'
import { http } from '../../shared/http/http.ts'
import { bind, ok } from '../../shared/http/route.ts'
import { openTable } from '../../shared/table/table.ts'
import { markRead } from '../history/mark-read.ts'
import { listMessages, readMessage, shownMessage } from '../history/read-messages.ts'
import { GetMessage, ListMessages, MarkMessageRead } from '../history/routes.ts'
import { messageStore } from '../message-store.ts'
import { unreadStore } from '../unread-store.ts'

const table = openTable()
const deps = { ...appointmentStore(table), ...messageStore(table), ...unreadStore(table), now: clock }

export const handler = http(
  bind(ListMessages, async ({ query }, { accountId }) => ok(await listMessages(accountId, query, deps))),
  bind(GetMessage, async ({ params }, { accountId }) => ok(await readMessage(accountId, params.id, deps))),
  bind(MarkMessageRead, async ({ params }, principal) => ok(shownMessage(await markRead(params.id, principal, deps)))),
)
