import type { WorkMessage } from '../../shared/background/due.ts'
import { openWorkQueue, trySend } from '../../shared/background/work-queue.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { readerOf } from '../../shared/http/accept.ts'
import { http } from '../../shared/http/http.ts'
import { bind } from '../../shared/http/route.ts'
import { findActiveAccount } from '../../shared/identity/account-store.ts'
import { openInvitationToken } from '../../shared/identity/invitation-token.ts'
import { openTable } from '../../shared/table/table.ts'
import { loginClient } from '../identity/login-client.ts'
import { declineInvitation, showInvitation } from '../invitations/decline-invitation.ts'
import { endedInvitationStore } from '../invitations/ended-invitation-store.ts'
import { invitationStore } from '../invitations/invitation-store.ts'
import { DeclineInvitation, ShowInvitation } from '../invitations/routes.ts'

const table = openTable()
const erasures = openWorkQueue(env('ERASURE_QUEUE_URL'))
const quiesceSeconds = env('QUIESCE_SECONDS')
const deps = {
  ...invitationStore(table),
  ...endedInvitationStore(table),
  ...loginClient(env('USER_POOL_ID')),
  openToken: (token: string) => openInvitationToken(table, token),
  findActiveAccount: (accountId: string) => findActiveAccount(table, accountId),
  enqueueErasure: (work: WorkMessage) => trySend(erasures, work),
  enqueueAfterQuiesce: (work: WorkMessage) => trySend(erasures, work, quiesceSeconds),
  now: clock,
}

export const handler = http(
  bind(ShowInvitation, (request) => showInvitation(readerOf(request), deps)),
  bind(DeclineInvitation, (request) => declineInvitation(readerOf(request), deps)),
)
