import type { WorkMessage } from '../../shared/background/due.ts'
import { AppError } from '../../shared/errors.ts'
import type { Member } from '../../shared/identity/member.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import type { AccountStore } from '../account-store.ts'
import { requireMayManage } from '../domain/authority.ts'
import { isAbandoned } from '../domain/login.ts'
import { temporaryPassword } from '../domain/password.ts'
import type { LoginClient } from '../identity/login-client.ts'
import type { InvitationCountStore } from './invitation-count-store.ts'
import type { MemberStore } from './member-store.ts'
import type { NewMember } from './schemas.ts'

type Deps = Pick<MemberStore, 'addMember'> &
  InvitationCountStore &
  Pick<AccountStore, 'findLogin'> &
  Pick<LoginClient, 'createLogin' | 'findIdentity' | 'deleteLogin'> & {
    readonly now: () => number
    readonly newId: () => string
    readonly pick: (below: number) => number
    readonly enqueue: (work: WorkMessage) => Promise<void>
  }

/** As long as Cognito accepts the temporary password. */
const invitationMilliseconds = 7 * 86_400_000
/** Enough for any company, too few for spam. */
const maxPerDay = 200

/**
 * If the request dies after creating the login, the next invitation of that address replaces it, and the account's
 * erasure deletes it.
 * @throws AppError `forbidden`, `email_taken`, `too_many`
 */
export async function inviteMember(input: NewMember, principal: Principal, deps: Deps): Promise<Member> {
  requireMayManage(principal.role, input.role)
  if (!(await deps.reserveInvitation(principal.accountId, deps.now(), maxPerDay))) {
    throw new AppError('too_many', `An account invites at most ${maxPerDay} people a day.`)
  }
  const password = temporaryPassword(deps.pick)
  const sub = await createLogin(principal.accountId, input.email, password, deps)
  const { name: company } = await principal.openAccount()
  const now = deps.now()
  const [memberId, createdAt] = [deps.newId(), toInstant(now)]
  const member: Member = { ...input, memberId, sub, state: 'active', createdAt }
  const { name, email } = member
  const invitation = {
    template: 'invitation' as const,
    memberId,
    expiresAt: now + invitationMilliseconds,
    to: email,
    name,
    company,
    temporaryPassword: password,
  }
  const details = { role: member.role }
  const note = { at: createdAt, by: principal.memberId, action: 'member.invited', subject: memberId, details }
  await deps.enqueue(await deps.addMember(principal.accountId, member, invitation, note, now))
  return member
}

async function createLogin(accountId: string, email: string, password: string, deps: Deps): Promise<string> {
  const created = await deps.createLogin(accountId, email, password)
  if (created) return created
  const existing = await deps.findIdentity(email)
  if (!existing || !isAbandoned(existing, deps.now()) || (await deps.findLogin(existing.sub)))
    throw new AppError('email_taken')
  await deps.deleteLogin(existing.sub)
  const replaced = await deps.createLogin(accountId, email, password)
  if (!replaced) throw new AppError('email_taken')
  return replaced
}
