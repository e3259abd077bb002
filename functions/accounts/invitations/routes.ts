import { route } from '../../shared/http/route.ts'
import { ByInvitationToken, DeclineForm } from './schemas.ts'

const page = { contentType: 'text/html; charset=utf-8' } as const

export const ShowInvitation = route({
  method: 'GET',
  path: '/invitation/{token}',
  access: 'public',
  summary: 'The page where an invited person may decline. Opening it changes nothing.',
  params: ByInvitationToken,
  responses: { 200: page },
  refusals: ['not_found', 'gone'],
})

export const DeclineInvitation = route({
  method: 'POST',
  path: '/invitation/{token}',
  access: 'public',
  summary: 'Declines the invitation: deletes the login and the member, and frees the email address.',
  params: ByInvitationToken,
  body: DeclineForm,
  bodyType: 'form',
  responses: { 200: page },
  refusals: ['not_found', 'gone'],
})
