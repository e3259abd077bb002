import { randomInt } from 'node:crypto'
import { dropDue, readDue, type Wake } from '../../shared/background/due.ts'
import { nudge, openQueue } from '../../shared/background/work-queue.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http/http.ts'
import { accepted, created, noContent, ok, on } from '../../shared/http/route.ts'
import { newId } from '../../shared/ids.ts'
import { openTable } from '../../shared/table/table.ts'
import { accountStore } from '../account-store.ts'
import { loginChannel } from '../identity/login-client.ts'
import { changeMember } from '../members/change-member.ts'
import { removeLogin } from '../members/delete-login.ts'
import { inviteMember } from '../members/invite-member.ts'
import { memberStore } from '../members/member-store.ts'
import { removeMember } from '../members/remove-member.ts'
import { eraseMember } from '../members/request-member-erasure.ts'
import { ChangeMember, EraseMember, InviteMember, ListMembers, RemoveMember } from '../routes.ts'

const table = openTable()
const messages = openQueue(env('MESSAGES_QUEUE_URL'))
const erasures = openQueue(env('ERASURE_QUEUE_URL'))
const quiesceSeconds = env('QUIESCE_SECONDS')
const logins = loginChannel(env('USER_POOL_ID'))
const work = { readDue: (wake: Wake) => readDue(table, wake), dropDue: (wake: Wake) => dropDue(table, wake) }
const deps = {
  ...accountStore(table),
  ...memberStore(table),
  ...logins,
  now: clock,
  newId,
  pick: (below: number) => randomInt(below),
  wake: (wake: Wake) => nudge(messages, wake),
  wakeEraser: (wake: Wake) => nudge(erasures, wake),
  wakeAfterQuiesce: (wake: Wake) => nudge(erasures, wake, quiesceSeconds),
  removeLogin: (wake: Wake) => removeLogin(wake, { ...logins, ...work }),
}

export const handler = http(
  on(InviteMember, async ({ body }, principal) => created(await inviteMember(body, principal, deps))),
  on(ListMembers, async ({ query }, { accountId }) => ok(await deps.membersPage(accountId, query))),
  on(ChangeMember, async ({ params, body }, principal) => ok(await changeMember(params.id, body, principal, deps))),
  on(EraseMember, async ({ params }, principal) => accepted(await eraseMember(params.id, principal, deps))),
  on(RemoveMember, async ({ params }, principal) => removeMember(params.id, principal, deps).then(() => noContent)),
)
