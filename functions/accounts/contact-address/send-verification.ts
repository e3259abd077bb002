import { AppError } from '../../shared/errors.ts'
import { isContactVerified } from '../../shared/identity/account.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { maxInvitationsPerDay, oneADay, tooManyToday } from '../domain/invitation.ts'
import {
  type DraftDeps,
  draftVerification,
  type ReleaseDeps,
  releasingClaim,
  type SendDraftedDeps,
  sendDrafted,
} from '../draft-verification.ts'
import type { InvitationCountStore } from '../invitations/invitation-count-store.ts'

type Deps = DraftDeps & SendDraftedDeps & ReleaseDeps & InvitationCountStore

/** @throws AppError `wrong_state` when the address is verified, `too_many` */
export async function sendVerification(principal: Principal, deps: Deps): Promise<{ contactEmail: string }> {
  const { accountId, memberId } = principal
  const account = await principal.openAccount()
  if (isContactVerified(account)) throw new AppError('wrong_state', 'The contact address is verified.')
  if (!(await deps.reserveInvitation(accountId, deps.now(), maxInvitationsPerDay))) {
    throw tooManyToday(deps.now())
  }
  const verification = await draftVerification(account, memberId, deps)
  if (!verification) throw oneADay('verification', deps.now())
  const send = () => sendDrafted(verification, accountId, memberId, deps)
  if (!(await releasingClaim(() => verification, send, deps))) throw oneADay('verification', deps.now())
  return { contactEmail: account.contactEmail }
}
