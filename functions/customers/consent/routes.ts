import { route } from '../../shared/http/route.ts'
import { ById } from '../schemas.ts'
import { ConsentsQuery, ConsentsResponse, LedgerEntryResponse, NewDecision } from './schemas.ts'

export const GetConsents = route({
  method: 'GET',
  path: '/v1/customers/{id}/consents',
  access: 'staff',
  summary: 'What a customer said yes and no to, and every decision on record; `at` asks for a past moment',
  params: ById,
  query: ConsentsQuery,
  responses: { 200: ConsentsResponse },
  refusals: ['not_found'],
})

export const RecordConsent = route({
  method: 'POST',
  path: '/v1/customers/{id}/consents',
  access: 'staff',
  summary: 'Records a decision of the customer. After the customer’s own stop a grant is recorded and opens nothing.',
  params: ById,
  body: NewDecision,
  responses: { 201: LedgerEntryResponse },
  refusals: ['not_found', 'stopped_by_customer'],
  idempotent: true,
})
