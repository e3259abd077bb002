import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http.ts'
import { newId } from '../../shared/ids.ts'
import { created, on } from '../../shared/route.ts'
import { openTable } from '../../shared/table.ts'
import { createAccount } from '../create-account.ts'
import { loginChannel } from '../login-channel.ts'
import { CreateAccount } from '../routes.ts'
import { accountStore } from '../store.ts'

const deps = { ...accountStore(openTable()), ...loginChannel(env('USER_POOL_ID')), now: clock, newId }

export const handler = http(
  on(CreateAccount, async ({ body }, login) => created(await createAccount(body, login, deps))),
)
