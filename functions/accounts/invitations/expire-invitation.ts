import type { WorkMessage } from '../../shared/background/due.ts'
import type { JobStore } from '../../shared/background/job-store.ts'
import { invitationState } from '../../shared/identity/login.ts'
import { accountOf } from '../../shared/keys.ts'
import { hasSignedIn } from '../domain/login.ts'
import type { LoginClient } from '../identity/login-client.ts'
import { type FinishDeps, finishEndedInvitation } from './end-invitation.ts'
import type { EndedInvitationStore } from './ended-invitation-store.ts'
import type { InvitationStore } from './invitation-store.ts'

type Deps = FinishDeps &
  Pick<InvitationStore, 'findLogin' | 'findMember' | 'acceptInvitation' | 'endInvitation'> &
  Pick<EndedInvitationStore, 'rememberEnd'> &
  Pick<LoginClient, 'findIdentity'> &
  Pick<JobStore, 'readDue' | 'reschedule' | 'completeIfUnchanged'> & {
    readonly isActive: (accountId: string) => Promise<boolean>
    readonly enqueueErasure: (work: WorkMessage) => Promise<void>
  }

/** Nothing is deleted while an erasure may still be cancelled. */
const lockedMilliseconds = 3_600_000

/**
 * Ends an invitation that was not accepted in time, and finishes one that was declined by a request that died. Idempotent;
 * does nothing for one that was accepted or sent again meanwhile.
 */
export async function expireInvitation(work: WorkMessage, deps: Deps): Promise<void> {
  const due = await deps.readDue(work)
  const sub = due?.details['sub']
  if (!due || typeof sub !== 'string') return
  const accountId = accountOf(work)
  if (!(await deps.isActive(accountId))) return deps.reschedule(work, due, due.details, deps.now() + lockedMilliseconds)
  const login = await deps.findLogin(sub)
  const state = login && login.accountId === accountId ? invitationState(login) : 'accepted'
  if (!login || state === 'accepted') return deps.completeIfUnchanged(work, due)
  const now = deps.now()
  if (state === 'open') {
    if ((login.invitedUntil ?? 0) > now) return
    // A person who has chosen a password has taken the invitation, even if no request followed yet.
    const identity = await deps.findIdentity(sub)
    if (identity && hasSignedIn(identity) && (await deps.acceptInvitation(sub, now)))
      return deps.completeIfUnchanged(work, due)
    const member = await deps.findMember(accountId, login.memberId)
    if (!member) return deps.completeIfUnchanged(work, due)
    const remembered = await deps.rememberEnd(accountId, member.email, now, now)
    if (!(await deps.endInvitation(accountId, login, remembered, now, now))) return
  }
  const audited = { by: 'auto', action: 'member.invitation_ended' }
  const erasing = await finishEndedInvitation(accountId, login, audited, deps)
  if (erasing) await deps.enqueueErasure(erasing.immediately)
}
