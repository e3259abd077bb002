import type { CognitoIdentityProviderClient, ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { loginClient } from '../../../functions/accounts/identity/login-client.ts'

test('listing the logins of an account requests their subs only, no personal attributes', async () => {
  const inputs: ListUsersCommand['input'][] = []
  const pages = [{ PaginationToken: 'more', Users: [{ Attributes: [{ Name: 'sub', Value: 'one' }] }] }, { Users: [] }]
  const send = async ({ input }: ListUsersCommand) => {
    inputs.push(input)
    return pages[inputs.length - 1]
  }
  const client = loginClient('pool', { send } as unknown as CognitoIdentityProviderClient)
  expect(await Array.fromAsync(client.loginsCreatedFor('an-account'))).toEqual([['one'], []])
  expect(inputs.map(({ AttributesToGet, PaginationToken }) => [AttributesToGet, PaginationToken])).toEqual([
    [['sub'], undefined],
    [['sub'], 'more'],
  ])
})
