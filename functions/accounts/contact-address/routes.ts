import { AnyForm, ByLinkToken } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'
import { VerificationSent } from './schemas.ts'

const page = { contentType: 'text/html; charset=utf-8' } as const

export const RequestContactVerification = route({
  method: 'POST',
  path: '/v1/account/contact-verification',
  access: 'owner',
  summary: 'Sends the link that verifies the contact address again',
  responses: { 202: VerificationSent },
  refusals: ['wrong_state', 'too_many'],
})

export const ShowContactVerification = route({
  method: 'GET',
  path: '/contact-address/{token}',
  access: 'public',
  summary: 'Shows the page that confirms a contact address',
  params: ByLinkToken,
  responses: { 200: page, 404: page, 410: page },
})

export const VerifyContact = route({
  method: 'POST',
  path: '/contact-address/{token}',
  access: 'public',
  summary: 'Confirms a contact address',
  params: ByLinkToken,
  body: AnyForm,
  bodyType: 'form',
  responses: { 200: page, 404: page, 410: page },
  refusals: ['version_conflict'],
})
