import { AnyForm, ByLinkToken } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'

const page = { contentType: 'text/html; charset=utf-8' } as const

export const ShowInvitation = route({
  method: 'GET',
  path: '/invitation/{token}',
  access: 'public',
  summary: 'The page where an invited person may decline. Opening it changes nothing.',
  params: ByLinkToken,
  responses: { 200: page },
  refusals: ['not_found', 'gone'],
})

export const DeclineInvitation = route({
  method: 'POST',
  path: '/invitation/{token}',
  access: 'public',
  summary: 'Declines the invitation: deletes the login and the member, and frees the email address.',
  params: ByLinkToken,
  body: AnyForm,
  bodyType: 'form',
  responses: { 200: page },
  refusals: ['not_found', 'gone'],
})
