import { AnyForm, ByLinkToken } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'
import { VerificationSent } from './schemas.ts'

const page = { contentType: 'text/html; charset=utf-8' } as const

export const RequestContactVerification = route({
  method: 'POST',
  path: '/v1/account/contact-verification',
  access: 'owner',
  summary: 'Send the link that verifies the contact address again: an address gets one such email a day',
  responses: { 202: VerificationSent },
  refusals: ['wrong_state', 'too_many'],
})

export const ShowContactVerification = route({
  method: 'GET',
  path: '/contact-address/{token}',
  access: 'public',
  summary: 'The page where the holder of a company’s contact address confirms it. Opening it changes nothing.',
  params: ByLinkToken,
  responses: { 200: page },
  refusals: ['not_found', 'gone'],
})

export const VerifyContact = route({
  method: 'POST',
  path: '/contact-address/{token}',
  access: 'public',
  summary: 'Verifies the contact address: from now on customers’ replies go there.',
  params: ByLinkToken,
  body: AnyForm,
  bodyType: 'form',
  responses: { 200: page },
  refusals: ['not_found', 'gone'],
})
