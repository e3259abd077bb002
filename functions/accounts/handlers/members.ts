import { randomInt } from 'node:crypto'
import { clock } from '../../shared/clock.ts'
import { dropDue, readDue, type Wake } from '../../shared/due.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http.ts'
import { newId } from '../../shared/ids.ts'
import { nudge, openQueue } from '../../shared/queue.ts'
import { accepted, created, noContent, ok, on } from '../../shared/route.ts'
import { openTable } from '../../shared/table.ts'
import { changeMember } from '../change-member.ts'
import { eraseMember } from '../erase-member.ts'
import { inviteMember } from '../invite-member.ts'
import { loginChannel } from '../login-channel.ts'
import { memberStore } from '../member-store.ts'
import { removeLogin } from '../remove-login.ts'
import { removeMember } from '../remove-member.ts'
import { ChangeMember, EraseMember, InviteMember, ListMembers, RemoveMember } from '../routes.ts'
import { accountStore } from '../store.ts'

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
