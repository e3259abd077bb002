import type { WorkMessage } from '../../shared/background/due.ts'
import { openWorkQueue, trySend } from '../../shared/background/work-queue.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { found } from '../../shared/errors.ts'
import { http } from '../../shared/http/http.ts'
import { bind, created, noContent, ok } from '../../shared/http/route.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { openTable } from '../../shared/table/table.ts'
import { changeCustomer } from '../change-customer.ts'
import { createCustomer } from '../create-customer.ts'
import { customerStore } from '../customer-store.ts'
import { withWarnings } from '../customer-warnings.ts'
import { eraseCustomer } from '../erase-customer.ts'
import type { Customer } from '../items.ts'
import { listCustomers } from '../list-customers.ts'
import { ChangeCustomer, CreateCustomer, EraseCustomer, GetCustomer, ListCustomers } from '../routes.ts'

const erasures = openWorkQueue(env('ERASURE_QUEUE_URL'))
const quiesceSeconds = env('QUIESCE_SECONDS')
const deps = {
  ...customerStore(openTable()),
  now: clock,
  allowedCountries: env('ALLOWED_COUNTRIES'),
  enqueueErasure: (work: WorkMessage) => trySend(erasures, work),
  enqueueAfterQuiesce: (work: WorkMessage) => trySend(erasures, work, quiesceSeconds),
}

const shown = (customer: Customer, { account }: Pick<Principal, 'account'>) => withWarnings(customer, account, deps)

export const handler = http(
  bind(CreateCustomer, async ({ body }, principal) =>
    created(await shown(await createCustomer(body, principal, deps), principal)),
  ),
  bind(ListCustomers, async ({ query }, principal) => ok(await listCustomers(query, principal, deps))),
  bind(GetCustomer, async ({ params }, principal) =>
    ok(await shown(found(await deps.findCustomer(principal.accountId, params.id)), principal)),
  ),
  bind(EraseCustomer, ({ params }, principal) => eraseCustomer(params.id, principal, deps).then(() => noContent)),
  bind(ChangeCustomer, async ({ params, body }, principal) =>
    ok(await shown(await changeCustomer(params.id, body, principal, deps), principal)),
  ),
)
