import { ById } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'
import { ConsentsQuery, ConsentsResponse, LedgerEntryResponse, NewDecision } from './schemas.ts'

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
  summary: 'Records a customer’s decision. After the customer’s own stop, a grant is recorded but not effective.',
  params: ById,
  body: NewDecision,
  responses: { 201: LedgerEntryResponse },
  refusals: ['not_found', 'stopped_by_customer'],
  idempotent: true,
})
