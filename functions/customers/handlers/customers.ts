import type { Wake } from '../../shared/background/due.ts'
import { nudge, openQueue } from '../../shared/background/work-queue.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { found } from '../../shared/errors.ts'
import { http } from '../../shared/http/http.ts'
import { created, noContent, ok, on } from '../../shared/http/route.ts'
import { openTable } from '../../shared/table/table.ts'
import { changeCustomer } from '../change-customer.ts'
import { createCustomer } from '../create-customer.ts'
import { customerStore } from '../customer-store.ts'
import { eraseCustomer } from '../erase-customer.ts'
import { listCustomers } from '../list-customers.ts'
import { ChangeCustomer, CreateCustomer, EraseCustomer, GetCustomer, ListCustomers } from '../routes.ts'

const erasures = openQueue(env('ERASURE_QUEUE_URL'))
const quiesceSeconds = env('QUIESCE_SECONDS')
const deps = {
  ...customerStore(openTable()),
  now: clock,
  wakeEraser: (wake: Wake) => nudge(erasures, wake),
  wakeAfterQuiesce: (wake: Wake) => nudge(erasures, wake, quiesceSeconds),
}

export const handler = http(
  on(CreateCustomer, async ({ body }, principal) => created(await createCustomer(body, principal, deps))),
  on(ListCustomers, async ({ query }, principal) => ok(await listCustomers(query, principal, deps))),
  on(GetCustomer, async ({ params }, { accountId }) => ok(found(await deps.findCustomer(accountId, params.id)))),
  on(EraseCustomer, ({ params }, principal) => eraseCustomer(params.id, principal, deps).then(() => noContent)),
  on(ChangeCustomer, async ({ params, body }, principal) => ok(await changeCustomer(params.id, body, principal, deps))),
)
