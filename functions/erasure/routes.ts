import { route } from '../shared/http/route.ts'
import { ErasureAccepted, ErasureRequest } from './schemas.ts'

export const RequestErasure = route({
  method: 'DELETE',
  path: '/v1/account',
  access: 'owner',
  summary: 'Deletes the account with everything in it',
  body: ErasureRequest,
  responses: { 202: ErasureAccepted },
  refusals: ['reauthentication_required', 'confirmation_mismatch', 'account_erasing', 'too_many'],
  allowWhileErasing: true,
})
