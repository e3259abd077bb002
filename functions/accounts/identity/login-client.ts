import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Identity } from '../domain/login.ts'

export type LoginClient = ReturnType<typeof loginClient>

/** The only searchable attribute of Cognito without a use of its own. */
const accountAttribute = 'preferred_username'

/** Logins in Cognito. `name` is a sub or an email address. */
export function loginClient(poolId: string, client = new CognitoIdentityProviderClient({})) {
  const named = (name: string) => ({ UserPoolId: poolId, Username: name })

  return {
    async findIdentity(name: string): Promise<Identity | undefined> {
      const user = await undefinedOn('UserNotFoundException', () => client.send(new AdminGetUserCommand(named(name))))
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

    /** Cognito sends no email. Returns the sub, or undefined when the address has a login. */
    async createLogin(accountId: string, email: string, temporaryPassword: string): Promise<string | undefined> {
      const command = new AdminCreateUserCommand({
        ...named(email),
        TemporaryPassword: temporaryPassword,
        MessageAction: 'SUPPRESS',
        UserAttributes: [
          { Name: 'email', Value: email },
          { Name: 'email_verified', Value: 'true' },
          { Name: accountAttribute, Value: accountId },
        ],
      })
      const created = await undefinedOn('UsernameExistsException', () => client.send(command))
      return created?.User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value
    },

    /** Valid as long as that of a new login. Throws when the login is gone. */
    async setTemporaryPassword(name: string, temporaryPassword: string): Promise<void> {
      await client.send(
        new AdminSetUserPasswordCommand({ ...named(name), Password: temporaryPassword, Permanent: false }),
      )
    },

    async *loginsCreatedFor(accountId: string): AsyncGenerator<string[]> {
      let PaginationToken: string | undefined
      do {
        const Filter = `${accountAttribute} = "${accountId}"`
        const list = { UserPoolId: poolId, Filter, AttributesToGet: ['sub'], PaginationToken }
        const page = await client.send(new ListUsersCommand(list))
        const subs = page.Users?.map(({ Attributes }) => Attributes?.find(({ Name }) => Name === 'sub')?.Value)
        yield subs?.filter((sub) => sub !== undefined) ?? []
        PaginationToken = page.PaginationToken
      } while (PaginationToken)
    },

    async disableLogin(name: string): Promise<void> {
      await undefinedOn('UserNotFoundException', () => client.send(new AdminDisableUserCommand(named(name))))
    },

    async enableLogin(name: string): Promise<void> {
      await undefinedOn('UserNotFoundException', () => client.send(new AdminEnableUserCommand(named(name))))
    },

    async deleteLogin(name: string): Promise<void> {
      await undefinedOn('UserNotFoundException', () => client.send(new AdminDeleteUserCommand(named(name))))
    },
  }
}

async function undefinedOn<T>(errorName: string, send: () => Promise<T>): Promise<T | undefined> {
  try {
    return await send()
  } catch (error) {
    if (error instanceof Error && error.name === errorName) return undefined
    throw error
  }
}
