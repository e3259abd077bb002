import * as z from 'zod'
import { ById } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'
import { ErasureView, ReceiptKeys } from './schemas.ts'

const page = { contentType: 'text/html; charset=utf-8' } as const

export const ShowErasure = route({
  method: 'GET',
  path: '/v1/erasures/{id}',
  access: 'public',
  summary: 'Returns how far an erasure of an account is',
  params: ById,
  query: z.object({
    token: z.string().default(''),
    format: z.enum(['receipt']).optional(),
    /** Whether the page refreshes itself. */
    refresh: z.enum(['off']).optional().catch(undefined),
  }),
  ignoresUnknownQuery: true,
  responses: { 200: [ErasureView, page, { contentType: 'application/jose' }], 404: page },
  refusals: ['not_found'],
})

export const CancelErasure = route({
  method: 'POST',
  path: '/v1/erasures/{id}/cancel',
  access: 'public',
  summary: 'Cancels the erasure of an account',
  params: ById,
  query: z.object({ token: z.string().default('') }),
  ignoresUnknownQuery: true,
  responses: { 200: [ErasureView, page], 404: page, 409: page },
  refusals: ['not_found', 'too_late'],
})

export const ShowReceiptKeys = route({
  method: 'GET',
  path: '/.well-known/jwks.json',
  access: 'public',
  summary: 'Returns the public keys that verify receipts of erasures',
  responses: { 200: ReceiptKeys },
})
