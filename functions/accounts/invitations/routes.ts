import { AnyForm, ByLinkToken } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'

const page = { contentType: 'text/html; charset=utf-8' } as const

export const ShowInvitation = route({
  method: 'GET',
  path: '/invitation/{token}',
  access: 'public',
  summary: 'Shows the page where an invitation may be declined',
  params: ByLinkToken,
  responses: { 200: page, 404: page, 410: page },
})

export const DeclineInvitation = route({
  method: 'POST',
  path: '/invitation/{token}',
  access: 'public',
  summary: 'Declines an invitation',
  params: ByLinkToken,
  body: AnyForm,
  bodyType: 'form',
  responses: { 200: page, 404: page, 410: page },
})
