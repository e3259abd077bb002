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
  summary: 'Returns a customer’s consents and every decision',
  params: ById,
  query: ConsentsQuery,
  responses: { 200: ConsentsResponse },
  refusals: ['not_found'],
})

export const RecordConsent = route({
  method: 'POST',
  path: '/v1/customers/{id}/consents',
  access: 'staff',
  summary: 'Records a customer’s decision',
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
  summary: 'Makes a page where the customer can agree to messages',
  params: ById,
  body: NewConsentRequest,
  responses: { 201: ConsentRequestResponse },
  refusals: ['not_found', 'invalid'],
  idempotent: true,
})
