import { byKind } from '../../shared/background/by-kind.ts'
import { WorkMessage } from '../../shared/background/due.ts'
import { jobStore } from '../../shared/background/job-store.ts'
import { batch } from '../../shared/background/sqs-batch.ts'
import { openWorkQueue, trySend } from '../../shared/background/work-queue.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { isActive } from '../../shared/identity/account-store.ts'
import { openTable } from '../../shared/table/table.ts'
import { loginClient } from '../identity/login-client.ts'
import { endedInvitationStore } from '../invitations/ended-invitation-store.ts'
import { expireInvitation } from '../invitations/expire-invitation.ts'
import { invitationStore } from '../invitations/invitation-store.ts'

const table = openTable()
const erasures = openWorkQueue(env('ERASURE_QUEUE_URL'))
const deps = {
  ...invitationStore(table),
  ...endedInvitationStore(table),
  ...loginClient(env('USER_POOL_ID')),
  ...jobStore(table),
  isActive: (accountId: string) => isActive(table, accountId),
  enqueueErasure: (work: WorkMessage) => trySend(erasures, work),
  now: clock,
}

export const handler = batch(
  WorkMessage,
  byKind('invitations', { 'end-invitation': (work) => expireInvitation(work, deps) }),
)
