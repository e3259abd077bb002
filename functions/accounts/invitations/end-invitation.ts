import type { Login } from '../../shared/identity/login.ts'
import { toInstant } from '../../shared/instant.ts'
import type { LoginClient } from '../identity/login-client.ts'
import type { Erasing, InvitationStore } from './invitation-store.ts'

export type FinishDeps = Pick<InvitationStore, 'finishInvitation'> &
  Pick<LoginClient, 'disableLogin' | 'deleteLogin'> & { readonly now: () => number }

/**
 * After the invitation has ended: deletes login, pointer and member. The pointer goes last, so that a run that dies is
 * repeated, and the login's tokens open no account meanwhile.
 */
export async function finishEndedInvitation(
  accountId: string,
  { sub, memberId, role }: Pick<Login, 'sub' | 'memberId' | 'role'>,
  { by, action }: { readonly by: string; readonly action: string },
  deps: FinishDeps,
): Promise<Erasing | undefined> {
  await deps.disableLogin(sub)
  await deps.deleteLogin(sub)
  const now = deps.now()
  const note = { at: toInstant(now), by, action, subject: memberId, details: { role } }
  return deps.finishInvitation(accountId, { sub, memberId }, note, now)
}
