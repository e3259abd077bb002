import { route } from '../shared/http/route.ts'
import { AccountPatch, AccountView, OpenAccount } from './schemas.ts'

export const CreateAccount = route({
  method: 'POST',
  path: '/v1/account',
  access: 'login',
  summary: 'Open an account; the caller becomes its owner',
  body: OpenAccount,
  responses: { 201: AccountView },
  refusals: ['unauthorized', 'account_exists', 'account_erasing'],
})

export const ShowAccount = route({
  method: 'GET',
  path: '/v1/account',
  access: 'worker',
  summary: 'The account and its settings',
  responses: { 200: AccountView },
})

export const ChangeAccount = route({
  method: 'PATCH',
  path: '/v1/account',
  access: 'owner',
  summary: 'Change the account; settings that are not given stay as they are',
  body: AccountPatch,
  responses: { 200: AccountView },
  refusals: ['version_conflict'],
})
