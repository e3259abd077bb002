import type { WorkMessage } from '../../shared/background/due.ts'
import { openWorkQueue, trySend } from '../../shared/background/work-queue.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http/http.ts'
import { bind, created } from '../../shared/http/route.ts'
import { newId } from '../../shared/ids.ts'
import { openTable } from '../../shared/table/table.ts'
import { accountStore } from '../account-store.ts'
import { createAccount } from '../create-account.ts'
import { loginClient } from '../identity/login-client.ts'
import { invitedAddressStore } from '../invited-address-store.ts'
import { CreateAccount } from '../routes.ts'
import { showAccount } from '../show-account.ts'

const table = openTable()
const messages = openWorkQueue(env('MESSAGE_QUEUE_URL'))
const deps = {
  ...accountStore(table),
  ...loginClient(env('USER_POOL_ID')),
  ...invitedAddressStore(table),
  enqueue: (work: WorkMessage) => trySend(messages, work),
  now: clock,
  newId,
}

export const handler = http(
  bind(CreateAccount, async ({ body }, login) => created(showAccount(await createAccount(body, login, deps)))),
)
