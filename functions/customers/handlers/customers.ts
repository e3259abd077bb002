import { clock } from '../../shared/clock.ts'
import { found } from '../../shared/errors.ts'
import { http } from '../../shared/http.ts'
import { created, ok, on } from '../../shared/route.ts'
import { openTable } from '../../shared/table.ts'
import { changeCustomer } from '../change-customer.ts'
import { createCustomer } from '../create-customer.ts'
import { listCustomers } from '../list-customers.ts'
import { ChangeCustomer, CreateCustomer, GetCustomer, ListCustomers } from '../routes.ts'
import { customerStore } from '../store.ts'

const deps = { ...customerStore(openTable()), now: clock }

export const handler = http(
  on(CreateCustomer, async ({ body }, principal) => created(await createCustomer(body, principal, deps))),
  on(ListCustomers, async ({ query }, principal) => ok(await listCustomers(query, principal, deps))),
  on(GetCustomer, async ({ params }, { accountId }) => ok(found(await deps.findCustomer(accountId, params.id)))),
  on(ChangeCustomer, async ({ params, body }, principal) => ok(await changeCustomer(params.id, body, principal, deps))),
)
