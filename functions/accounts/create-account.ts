import type { WorkMessage } from '../shared/background/due.ts'
import { AppError } from '../shared/errors.ts'
import { nameLine } from '../shared/fields.ts'
import { type Account, defaultSettings } from '../shared/identity/account.ts'
import type { Member } from '../shared/identity/member.ts'
import type { LoginClaims } from '../shared/identity/principal.ts'
import { toInstant } from '../shared/instant.ts'
import type { AccountStore } from './account-store.ts'
import { contactAfter } from './domain/contact-address.ts'
import { memberName } from './domain/login.ts'
import { type DraftDeps, draftVerification, type ReleaseDeps, releasingClaim } from './draft-verification.ts'
import type { LoginClient } from './identity/login-client.ts'
import type { OpenAccount } from './schemas.ts'

type Deps = Pick<AccountStore, 'findLogin' | 'isActive' | 'ensureRootKey' | 'addAccount'> &
  Pick<LoginClient, 'findIdentity'> &
  DraftDeps &
  ReleaseDeps & { readonly enqueue: (work: WorkMessage) => Promise<void> }

/**
 * A token outlives its login by up to an hour, so Cognito must still know the login. It is asked last: removing a
 * member disables the login before it deletes the pointer, so one of the two checks refuses a member who is being
 * removed.
 * @throws AppError `account_exists`, `account_erasing`, `unauthorized`
 */
export async function createAccount(
  { ownerName, ...input }: OpenAccount,
  login: LoginClaims,
  deps: Deps,
): Promise<Account> {
  const owned = await deps.findLogin(login.sub)
  if (owned) throw new AppError((await deps.isActive(owned.accountId)) ? 'account_exists' : 'account_erasing')
  const identity = await deps.findIdentity(login.username)
  if (!identity?.enabled || identity.sub !== login.sub) throw new AppError('unauthorized')

  const [accountId, memberId, createdAt] = [deps.newId(), deps.newId(), toInstant(deps.now())]
  const contact = contactAfter(input.contactEmail, identity.email, identity.email)
  const opened = { accountId, state: 'active', version: 1, createdAt, settings: defaultSettings } as const
  const account: Account = { ...input, ...contact, ...opened }
  const owner: Member = {
    memberId,
    sub: login.sub,
    role: 'owner',
    state: 'active',
    createdAt,
    name: ownerName ?? memberName(identity, (text) => nameLine(120).safeParse(text).success),
    email: identity.email,
  }
  const details = { name: account.name }
  const note = { at: createdAt, by: memberId, action: 'account.opened', subject: accountId, details }
  await deps.ensureRootKey(deps.now())
  const verification = await draftVerification(account, memberId, deps)
  const work = await releasingClaim(
    () => verification,
    () => deps.addAccount(account, owner, note, verification),
    deps,
  )
  if (work) await deps.enqueue(work)
  return account
}
