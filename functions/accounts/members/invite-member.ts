import type { WorkMessage } from '../../shared/background/due.ts'
import { AppError, tooMany } from '../../shared/errors.ts'
import type { Member } from '../../shared/identity/member.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { languageOfMember } from '../../shared/language.ts'
import type { AccountStore } from '../account-store.ts'
import { requireMayManage } from '../domain/authority.ts'
import {
  invitationEnd,
  lastEnd,
  maxInvitationsPerDay,
  oneADay,
  refusalDays,
  tooManyToday,
} from '../domain/invitation.ts'
import { isAbandoned } from '../domain/login.ts'
import { temporaryPassword } from '../domain/password.ts'
import type { LoginClient } from '../identity/login-client.ts'
import type { EndedInvitationStore } from '../invitations/ended-invitation-store.ts'
import type { InvitationCountStore } from '../invitations/invitation-count-store.ts'
import type { AddressClaim, InvitedAddressStore } from '../invited-address-store.ts'
import type { MemberStore } from './member-store.ts'
import type { NewMember } from './schemas.ts'

type Deps = Pick<MemberStore, 'addMember'> &
  InvitationCountStore &
  Omit<EndedInvitationStore, 'rememberEnd'> &
  InvitedAddressStore &
  Pick<AccountStore, 'findLogin'> &
  Pick<LoginClient, 'createLogin' | 'findIdentity' | 'deleteLogin'> & {
    readonly now: () => number
    readonly newId: () => string
    readonly pick: (below: number) => number
    readonly enqueue: (work: WorkMessage) => Promise<void>
  }

type Ended = Awaited<ReturnType<EndedInvitationStore['findEndedInvitation']>>

const notAgain = `An invitation of this address by your company ended without being accepted. It can be invited again ${refusalDays} days after that.`

/**
 * If the request dies after creating the login, the next invitation of that address replaces it, and the account's
 * erasure deletes it.
 * @throws AppError `forbidden`, `email_taken`, `too_many`
 */
export async function inviteMember(input: NewMember, principal: Principal, deps: Deps) {
  requireMayManage(principal.role, input.role)
  if (!(await deps.reserveInvitation(principal.accountId, deps.now(), maxInvitationsPerDay))) {
    throw tooManyToday(deps.now())
  }
  const ended = await deps.findEndedInvitation(principal.accountId, input.email, deps.now())
  if (ended && ended.invitableUntil <= deps.now()) throw tooMany(notAgain, deps.now(), ended.until)
  await requireFreeAddress(input.email, deps)
  const claim = await deps.claimAddress(input.email, 'invitation', deps.newId(), deps.now())
  if (!claim) throw oneADay('invitation', deps.now())
  try {
    return await invite(input, ended, claim, principal, deps)
  } catch (error) {
    await deps.releaseClaim(claim)
    throw error
  }
}

async function invite(input: NewMember, ended: Ended, claim: AddressClaim, principal: Principal, deps: Deps) {
  const password = temporaryPassword(deps.pick)
  const sub = await deps.createLogin(principal.accountId, input.email, password)
  if (!sub) throw new AppError('email_taken')
  const account = await principal.openAccount()
  const now = deps.now()
  const [memberId, createdAt] = [deps.newId(), toInstant(now)]
  const member: Member = { ...input, memberId, sub, state: 'active', createdAt }
  const { name, email, role } = member
  // An invitation that the office withdrew goes on with its first day.
  const renewableUntil = ended?.invitableUntil ?? lastEnd(now)
  const expiresAt = invitationEnd(now, renewableUntil)
  const language = languageOfMember(member, account)
  const addressed = { memberId, role, to: email, name, company: account.name, language }
  const invitation = { template: 'invitation' as const, ...addressed, expiresAt, temporaryPassword: password }
  const note = { at: createdAt, by: principal.memberId, action: 'member.invited', subject: memberId, details: { role } }
  const { accountId } = principal
  const claims = [deps.keepClaim(claim, now), ...(ended ? [deps.forgetEnd(accountId, ended)] : [])]
  const work = await deps.addMember(accountId, { ...member, renewableUntil }, invitation, claims, note, now)
  await deps.enqueue(work)
  return { ...member, invitedUntil: toInstant(expiresAt) }
}

/** Deletes a login that no person has used and no member has. */
async function requireFreeAddress(email: string, deps: Deps): Promise<void> {
  const existing = await deps.findIdentity(email)
  if (!existing) return
  if (!isAbandoned(existing, deps.now()) || (await deps.findLogin(existing.sub))) throw new AppError('email_taken')
  await deps.deleteLogin(existing.sub)
}
