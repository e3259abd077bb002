import type { WorkMessage } from '../../shared/background/due.ts'
import { AppError, found } from '../../shared/errors.ts'
import { invitationState, type Login } from '../../shared/identity/login.ts'
import type { Member } from '../../shared/identity/member.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { languageOfMember } from '../../shared/language.ts'
import { requireMayManage } from '../domain/authority.ts'
import {
  invitationEnd,
  lastEnd,
  maxInvitationsPerDay,
  oneADay,
  renewalDays,
  tooManyToday,
} from '../domain/invitation.ts'
import { hasSignedIn } from '../domain/login.ts'
import { temporaryPassword } from '../domain/password.ts'
import type { LoginClient } from '../identity/login-client.ts'
import type { AddressClaim, InvitedAddressStore } from '../invited-address-store.ts'
import type { InvitationCountStore } from './invitation-count-store.ts'
import type { InvitationStore } from './invitation-store.ts'

type Deps = Pick<InvitationStore, 'findMember' | 'findLogin' | 'renewInvitation'> &
  InvitationCountStore &
  InvitedAddressStore &
  Pick<LoginClient, 'findIdentity' | 'setTemporaryPassword'> & {
    readonly now: () => number
    readonly newId: () => string
    readonly pick: (below: number) => number
    readonly enqueue: (work: WorkMessage) => Promise<void>
  }

/**
 * With a new temporary password and for another seven days, but no longer than 14 days after the first one. The password is set before the email is written: a request that
 * dies in between can be repeated.
 * @throws AppError `forbidden`, `not_found`, `wrong_state` once it is accepted or cannot be prolonged, `too_many`
 */
export async function sendInvitationAgain(memberId: string, principal: Principal, deps: Deps) {
  const { accountId } = principal
  const member = found(await deps.findMember(accountId, memberId))
  if (member.state !== 'active') throw new AppError('not_found')
  requireMayManage(principal.role, member.role)
  const { renewableUntil = lastEnd(Date.parse(member.createdAt)) } = await requireOpen(member, deps)
  if (deps.now() >= renewableUntil)
    throw new AppError('wrong_state', `an invitation ends ${renewalDays} days after the first one at the latest`)
  if (!(await deps.reserveInvitation(accountId, deps.now(), maxInvitationsPerDay))) {
    throw tooManyToday(deps.now())
  }
  const claim = await deps.claimAddress(member.email, 'invitation', deps.newId(), deps.now())
  if (!claim) throw oneADay('invitation', deps.now())
  try {
    return await renew(member, renewableUntil, claim, principal, deps)
  } catch (error) {
    await deps.releaseClaim(claim)
    throw error
  }
}

/** A person who has signed in has a password of their own, which a new one would replace. */
async function requireOpen(member: Member, deps: Pick<Deps, 'findLogin' | 'findIdentity'>): Promise<Login> {
  const login = await deps.findLogin(member.sub)
  if (!login || invitationState(login) !== 'open') throw new AppError('wrong_state', 'the invitation is not open')
  const identity = await deps.findIdentity(member.sub)
  if (!identity || hasSignedIn(identity)) throw new AppError('wrong_state', 'the member has signed in')
  return login
}

async function renew(member: Member, renewableUntil: number, claim: AddressClaim, principal: Principal, deps: Deps) {
  const { accountId } = principal
  const { memberId, name, email, role, sub } = member
  const password = temporaryPassword(deps.pick)
  await deps.setTemporaryPassword(sub, password)
  const account = await principal.openAccount()
  const now = deps.now()
  const expiresAt = invitationEnd(now, renewableUntil)
  const language = languageOfMember(member, account)
  const addressed = { memberId, role, to: email, name, company: account.name, language }
  const notice = { template: 'invitation' as const, ...addressed, expiresAt, temporaryPassword: password }
  const note = { at: toInstant(now), by: principal.memberId, action: 'member.invited', subject: memberId }
  const audited = { ...note, details: { role, again: true } }
  const work = await deps.renewInvitation(accountId, member, notice, deps.keepClaim(claim, now), audited, now)
  if (!work) throw new AppError('wrong_state', 'the invitation is not open')
  await deps.enqueue(work)
  return { ...member, invitedUntil: toInstant(expiresAt) }
}
