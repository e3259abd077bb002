import type { WorkMessage } from '../../shared/background/due.ts'
import { openWorkQueue, trySend } from '../../shared/background/work-queue.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { found } from '../../shared/errors.ts'
import { http } from '../../shared/http/http.ts'
import { bind, created, noContent, ok } from '../../shared/http/route.ts'
import { openTable } from '../../shared/table/table.ts'
import { changeCustomer } from '../change-customer.ts'
import { createCustomer } from '../create-customer.ts'
import { customerStore } from '../customer-store.ts'
import { eraseCustomer } from '../erase-customer.ts'
import { listCustomers } from '../list-customers.ts'
import { ChangeCustomer, CreateCustomer, EraseCustomer, GetCustomer, ListCustomers } from '../routes.ts'

const erasures = openWorkQueue(env('ERASURE_QUEUE_URL'))
const quiesceSeconds = env('QUIESCE_SECONDS')
const deps = {
  ...customerStore(openTable()),
  now: clock,
  enqueueErasure: (work: WorkMessage) => trySend(erasures, work),
  enqueueAfterQuiesce: (work: WorkMessage) => trySend(erasures, work, quiesceSeconds),
}

export const handler = http(
  bind(CreateCustomer, async ({ body }, principal) => created(await createCustomer(body, principal, deps))),
  bind(ListCustomers, async ({ query }, principal) => ok(await listCustomers(query, principal, deps))),
  bind(GetCustomer, async ({ params }, { accountId }) => ok(found(await deps.findCustomer(accountId, params.id)))),
  bind(EraseCustomer, ({ params }, principal) => eraseCustomer(params.id, principal, deps).then(() => noContent)),
  bind(ChangeCustomer, async ({ params, body }, principal) =>
    ok(await changeCustomer(params.id, body, principal, deps)),
  ),
)
