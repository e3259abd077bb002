import { route } from '../shared/http/route.ts'
import { AccountPatch, AccountView, OpenAccount } from './schemas.ts'

export const CreateAccount = route({
  method: 'POST',
  path: '/v1/account',
  access: 'login',
  summary: 'Opens an account',
  body: OpenAccount,
  responses: { 201: AccountView },
  refusals: ['unauthorized', 'account_exists', 'account_erasing'],
})

export const ShowAccount = route({
  method: 'GET',
  path: '/v1/account',
  access: 'worker',
  summary: 'Returns the account and its settings',
  responses: { 200: AccountView },
})

export const ChangeAccount = route({
  method: 'PATCH',
  path: '/v1/account',
  access: 'owner',
  summary: 'Changes the account and its settings',
  body: AccountPatch,
  responses: { 200: AccountView },
  refusals: ['version_conflict', 'too_many'],
})
