import { ById } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'
import {
  ConsentRequestResponse,
  ConsentsQuery,
  ConsentsResponse,
  LedgerEntryResponse,
  NewConsentRequest,
  NewDecision,
} from './schemas.ts'

export const GetConsents = route({
  method: 'GET',
  path: '/v1/customers/{id}/consents',
  access: 'staff',
  summary: 'Returns a customer’s consents and every recorded decision; with `at`, as they were at that instant',
  params: ById,
  query: ConsentsQuery,
  responses: { 200: ConsentsResponse },
  refusals: ['not_found'],
})

export const RecordConsent = route({
  method: 'POST',
  path: '/v1/customers/{id}/consents',
  access: 'staff',
  summary:
    'Records a customer’s decision. A grant after the customer’s own stop or complaint is recorded but not effective; after a hard bounce only an owner’s, with `paper` or `email` and evidence, is effective.',
  params: ById,
  body: NewDecision,
  responses: { 201: LedgerEntryResponse },
  refusals: ['not_found', 'stopped_by_customer', 'suppressed_address'],
  idempotent: true,
})

export const RequestConsent = route({
  method: 'POST',
  path: '/v1/customers/{id}/consent-requests',
  access: 'staff',
  summary:
    'Returns the address of a page where the customer can agree to messages, valid for 30 days. It records nothing for an address that its customer has stopped.',
  params: ById,
  body: NewConsentRequest,
  responses: { 201: ConsentRequestResponse },
  refusals: ['not_found', 'invalid'],
  idempotent: true,
})
