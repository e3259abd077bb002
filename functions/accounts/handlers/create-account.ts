import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http/http.ts'
import { bind, created } from '../../shared/http/route.ts'
import { newId } from '../../shared/ids.ts'
import { openTable } from '../../shared/table/table.ts'
import { accountStore } from '../account-store.ts'
import { createAccount } from '../create-account.ts'
import { loginClient } from '../identity/login-client.ts'
import { CreateAccount } from '../routes.ts'

const deps = { ...accountStore(openTable()), ...loginClient(env('USER_POOL_ID')), now: clock, newId }

export const handler = http(
  bind(CreateAccount, async ({ body }, login) => created(await createAccount(body, login, deps))),
)
