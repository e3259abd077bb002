import { AppError } from '../shared/errors.ts'
import { nameLine } from '../shared/fields.ts'
import { type Account, defaultSettings } from '../shared/identity/account.ts'
import type { Member } from '../shared/identity/member.ts'
import type { LoginClaims } from '../shared/identity/principal.ts'
import { toInstant } from '../shared/instant.ts'
import type { AccountStore } from './account-store.ts'
import { memberName } from './domain/login.ts'
import type { LoginClient } from './identity/login-client.ts'
import type { NewAccount } from './schemas.ts'

type Deps = Pick<AccountStore, 'findLogin' | 'isActive' | 'addAccount'> &
  Pick<LoginClient, 'findIdentity'> & { readonly now: () => number; readonly newId: () => string }

/**
 * A token outlives its login by up to an hour, so Cognito must still know the login. It is asked last: removing a
 * member disables the login before it deletes the pointer, so one of the two checks refuses a member who is being
 * removed.
 * @throws AppError `account_exists`, `account_erasing`, `unauthorized`
 */
export async function createAccount(input: NewAccount, login: LoginClaims, deps: Deps): Promise<Account> {
  const owned = await deps.findLogin(login.sub)
  if (owned) throw new AppError((await deps.isActive(owned.accountId)) ? 'account_exists' : 'account_erasing')
  const identity = await deps.findIdentity(login.username)
  if (!identity?.enabled || identity.sub !== login.sub) throw new AppError('unauthorized')

  const [accountId, memberId, createdAt] = [deps.newId(), deps.newId(), toInstant(deps.now())]
  const account: Account = { ...input, accountId, state: 'active', version: 1, createdAt, settings: defaultSettings }
  const owner: Member = {
    memberId,
    sub: login.sub,
    role: 'owner',
    state: 'active',
    createdAt,
    name: memberName(identity, (text) => nameLine(120).safeParse(text).success),
    email: identity.email,
  }
  const details = { name: account.name }
  await deps.addAccount(account, owner, {
    at: createdAt,
    by: memberId,
    action: 'account.opened',
    subject: accountId,
    details,
  })
  return account
}
