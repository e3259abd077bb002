import { randomInt } from 'node:crypto'
import type { WorkMessage } from '../../shared/background/due.ts'
import { jobStore } from '../../shared/background/job-store.ts'
import { openWorkQueue, trySend } from '../../shared/background/work-queue.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http/http.ts'
import { accepted, bind, created, noContent, ok } from '../../shared/http/route.ts'
import { newId } from '../../shared/ids.ts'
import { openTable } from '../../shared/table/table.ts'
import { accountStore } from '../account-store.ts'
import { loginClient } from '../identity/login-client.ts'
import { endedInvitationStore } from '../invitations/ended-invitation-store.ts'
import { invitationCountStore } from '../invitations/invitation-count-store.ts'
import { invitationStore } from '../invitations/invitation-store.ts'
import { sendInvitationAgain } from '../invitations/send-invitation-again.ts'
import { invitedAddressStore } from '../invited-address-store.ts'
import { changeMe, changeMember } from '../members/change-member.ts'
import { deleteLogin } from '../members/delete-login.ts'
import { inviteMember } from '../members/invite-member.ts'
import { listMembers } from '../members/list-members.ts'
import { memberStore } from '../members/member-store.ts'
import { leaveAccount, removeMember } from '../members/remove-member.ts'
import { requestMemberErasure } from '../members/request-member-erasure.ts'
import {
  ChangeMe,
  ChangeMember,
  InviteMember,
  LeaveAccount,
  ListMembers,
  RemoveMember,
  RequestMemberErasure,
  SendInvitationAgain,
} from '../members/routes.ts'
import { showMe } from '../members/show-me.ts'

const table = openTable()
const messages = openWorkQueue(env('MESSAGE_QUEUE_URL'))
const erasures = openWorkQueue(env('ERASURE_QUEUE_URL'))
const quiesceSeconds = env('QUIESCE_SECONDS')
const logins = loginClient(env('USER_POOL_ID'))
const deps = {
  ...accountStore(table),
  ...memberStore(table),
  ...invitationCountStore(table),
  ...invitationStore(table),
  ...endedInvitationStore(table),
  ...invitedAddressStore(table),
  ...logins,
  now: clock,
  newId,
  pick: (below: number) => randomInt(below),
  enqueue: (work: WorkMessage) => trySend(messages, work),
  enqueueErasure: (work: WorkMessage) => trySend(erasures, work),
  enqueueAfterQuiesce: (work: WorkMessage) => trySend(erasures, work, quiesceSeconds),
  deleteLoginOf: (work: WorkMessage) => deleteLogin(work, { ...logins, ...jobStore(table) }),
}

export const handler = http(
  bind(InviteMember, async ({ body }, principal) => created(await inviteMember(body, principal, deps))),
  bind(SendInvitationAgain, async ({ params }, principal) =>
    accepted(await sendInvitationAgain(params.id, principal, deps)),
  ),
  bind(ChangeMe, async ({ body }, principal) => {
    await changeMe(body, principal, deps)
    return ok(await showMe(principal, deps))
  }),
  bind(LeaveAccount, async (_request, principal) => leaveAccount(principal, deps).then(() => noContent)),
  bind(ListMembers, async ({ query }, principal) => ok(await listMembers(query, principal, deps))),
  bind(ChangeMember, async ({ params, body }, principal) => ok(await changeMember(params.id, body, principal, deps))),
  bind(RequestMemberErasure, async ({ params }, principal) =>
    accepted(await requestMemberErasure(params.id, principal, deps)),
  ),
  bind(RemoveMember, async ({ params }, principal) => removeMember(params.id, principal, deps).then(() => noContent)),
)
