import { route } from '../shared/http/route.ts'
import { ErasureAccepted, ErasureRequest } from './schemas.ts'

export const RequestErasure = route({
  method: 'DELETE',
  path: '/v1/account',
  access: 'owner',
  summary:
    'Delete the account with everything in it. Needs a sign-in within the last five minutes and the account’s name',
  body: ErasureRequest,
  responses: { 202: ErasureAccepted },
  refusals: ['reauthentication_required', 'confirmation_mismatch', 'account_erasing'],
  allowWhileErasing: true,
})
