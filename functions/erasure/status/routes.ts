import * as z from 'zod'
import { id } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'
import { ErasureView, ReceiptKeys } from './schemas.ts'

const byId = z.object({ id })

const erasureAnswer = z.union([ErasureView, z.string().describe('A page, for whoever prefers text/html')])

export const ShowErasure = route({
  method: 'GET',
  path: '/v1/erasures/{id}',
  access: 'public',
  summary: 'How far an erasure is, for whoever holds its secret link',
  params: byId,
  query: z.object({ token: z.string().default(''), format: z.enum(['receipt']).optional() }),
  responses: { 200: erasureAnswer },
  refusals: ['not_found'],
})

export const CancelErasure = route({
  method: 'POST',
  path: '/v1/erasures/{id}/cancel',
  access: 'public',
  summary: 'Give the account back, while the grace period lasts, to whoever holds the secret link',
  params: byId,
  query: z.object({ token: z.string().default('') }),
  responses: { 200: erasureAnswer },
  refusals: ['not_found', 'too_late'],
})

export const ShowReceiptKeys = route({
  method: 'GET',
  path: '/.well-known/jwks.json',
  access: 'public',
  summary: 'The keys that the receipts of erasures are signed with',
  responses: { 200: ReceiptKeys },
})
