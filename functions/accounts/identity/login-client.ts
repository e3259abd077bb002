import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Identity } from '../domain/login.ts'

export type LoginClient = ReturnType<typeof loginClient>

/** Of the attributes that Cognito can search by, the one that nobody signs in with, is written to or is named by. */
const madeFor = 'preferred_username'

/** The logins, which Cognito keeps. `name` is a sub or a mail address. */
export function loginClient(poolId: string, client = new CognitoIdentityProviderClient({})) {
  const named = (name: string) => ({ UserPoolId: poolId, Username: name })

  return {
    async findIdentity(name: string): Promise<Identity | undefined> {
      const user = await unless('UserNotFoundException', () => client.send(new AdminGetUserCommand(named(name))))
      if (!user) return undefined
      const attribute = (wanted: string) => user.UserAttributes?.find((each) => each.Name === wanted)?.Value
      return {
        sub: attribute('sub') ?? '',
        email: (attribute('email') ?? '').toLowerCase(),
        name: attribute('name'),
        enabled: user.Enabled === true,
        status: user.UserStatus ?? '',
        createdAt: user.UserCreateDate?.getTime() ?? 0,
      }
    },

    /**
     * A login with a password for the first sign-in only; Cognito itself writes nobody. It names the account, so that the
     * account's erasure finds it though its invitation died before the rows. The sub, or undefined when the address has a
     * login already.
     */
    async createLogin(accountId: string, email: string, temporaryPassword: string): Promise<string | undefined> {
      const command = new AdminCreateUserCommand({
        ...named(email),
        TemporaryPassword: temporaryPassword,
        MessageAction: 'SUPPRESS',
        UserAttributes: [
          { Name: 'email', Value: email },
          { Name: 'email_verified', Value: 'true' },
          { Name: madeFor, Value: accountId },
        ],
      })
      const made = await unless('UsernameExistsException', () => client.send(command))
      return made?.User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value
    },

    /** The subs of the logins that were made for an account, sixty at a time. */
    async *loginsMadeFor(accountId: string): AsyncGenerator<string[]> {
      let PaginationToken: string | undefined
      do {
        const Filter = `${madeFor} = "${accountId}"`
        const list = { UserPoolId: poolId, Filter, AttributesToGet: ['sub'], PaginationToken }
        const page = await client.send(new ListUsersCommand(list))
        const subs = page.Users?.map(({ Attributes }) => Attributes?.find(({ Name }) => Name === 'sub')?.Value)
        yield subs?.filter((sub) => sub !== undefined) ?? []
        PaginationToken = page.PaginationToken
      } while (PaginationToken)
    },

    /** No new sign-in from here on. Harmless when the login is gone. */
    async disableLogin(name: string): Promise<void> {
      await unless('UserNotFoundException', () => client.send(new AdminDisableUserCommand(named(name))))
    },

    async enableLogin(name: string): Promise<void> {
      await unless('UserNotFoundException', () => client.send(new AdminEnableUserCommand(named(name))))
    },

    /** Harmless when the login is gone. */
    async deleteLogin(name: string): Promise<void> {
      await unless('UserNotFoundException', () => client.send(new AdminDeleteUserCommand(named(name))))
    },
  }
}

async function unless<T>(errorName: string, send: () => Promise<T>): Promise<T | undefined> {
  try {
    return await send()
  } catch (error) {
    if (error instanceof Error && error.name === errorName) return undefined
    throw error
  }
}
