import * as z from 'zod'
import { DeletionForm, ErasureAccepted, ErasureRequest, ErasureView, ReceiptKeys } from '../accounts/schemas.ts'
import { id } from '../shared/fields.ts'
import { route } from '../shared/http/route.ts'

const byId = z.object({ id })

export const RequestErasure = route({
  method: 'DELETE',
  path: '/v1/account',
  access: 'owner',
  summary: 'Delete the account with everything in it; the account’s name must be typed, after a recent sign-in',
  body: ErasureRequest,
  responses: { 202: ErasureAccepted },
  refusals: ['reauthentication_required', 'confirmation_mismatch', 'account_erasing'],
  allowWhileErasing: true,
})

const erasureAnswer = z.union([ErasureView, z.string().describe('A page, for whoever prefers text/html')])

const deletionPage = { contentType: 'text/html; charset=utf-8' }

export const ShowDeletionPage = route({
  method: 'GET',
  path: '/account-deletion',
  access: 'public',
  summary: 'The page that app stores ask for: what is deleted, what is kept and how long, and the way to do it',
  responses: { 200: deletionPage },
})

export const SubmitDeletionForm = route({
  method: 'POST',
  path: '/account-deletion',
  access: 'public',
  summary: 'The forms of that page: sign-in, a second factor if there is one, the account’s name',
  body: DeletionForm,
  bodyType: 'form',
  maxBytes: 16 * 1024,
  responses: { 200: deletionPage, 202: deletionPage },
})

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
