import type { CognitoIdentityProviderClient, ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { loginClient } from '../../../functions/accounts/identity/login-client.ts'

test('whoever looks for the logins of an account is told their subs, and nothing of the people', async () => {
  const asked: ListUsersCommand['input'][] = []
  const pages = [{ PaginationToken: 'more', Users: [{ Attributes: [{ Name: 'sub', Value: 'one' }] }] }, { Users: [] }]
  const send = async ({ input }: ListUsersCommand) => {
    asked.push(input)
    return pages[asked.length - 1]
  }
  const channel = loginClient('pool', { send } as unknown as CognitoIdentityProviderClient)
  expect(await Array.fromAsync(channel.loginsCreatedFor('an-account'))).toEqual([['one'], []])
  expect(asked.map(({ AttributesToGet, PaginationToken }) => [AttributesToGet, PaginationToken])).toEqual([
    [['sub'], undefined],
    [['sub'], 'more'],
  ])
})
