import * as z from 'zod'
import { route } from '../shared/http/route.ts'
import { ImportResponse } from './import/import-schemas.ts'
import {
  ConsentsAnswer,
  ConsentsQuery,
  CustomerAnswer,
  CustomerChange,
  CustomerList,
  CustomerPath,
  CustomerQuery,
  LedgerAnswer,
  NewCustomer,
  NewDecision,
} from './schemas.ts'

export const CreateCustomer = route({
  method: 'POST',
  path: '/v1/customers',
  access: 'staff',
  summary: 'A new customer or prospect. A phone in national form is read with the account’s country.',
  body: NewCustomer,
  responses: { 201: CustomerAnswer },
  refusals: ['invalid'],
  idempotent: true,
})

export const ListCustomers = route({
  method: 'GET',
  path: '/v1/customers',
  access: 'staff',
  summary: 'Customers, newest first. `q` is the beginning of a word of the name, or a whole phone or mail address.',
  query: CustomerQuery,
  responses: { 200: CustomerList },
  refusals: ['invalid_cursor'],
})

export const GetCustomer = route({
  method: 'GET',
  path: '/v1/customers/{id}',
  access: 'staff',
  summary: 'One customer',
  params: CustomerPath,
  responses: { 200: CustomerAnswer },
  refusals: ['not_found'],
})

export const ChangeCustomer = route({
  method: 'PATCH',
  path: '/v1/customers/{id}',
  access: 'staff',
  summary: 'Changes the fields that are given; `null` takes one away. A new phone or address has no consent yet.',
  params: CustomerPath,
  body: CustomerChange,
  responses: { 200: CustomerAnswer },
  refusals: ['not_found', 'invalid'],
})

export const EraseCustomer = route({
  method: 'DELETE',
  path: '/v1/customers/{id}',
  access: 'staff',
  summary:
    'Erases all that is held about one customer: appointments, messages, consents. A stop stays remembered, as a keyed hash.',
  params: CustomerPath,
  responses: { 204: null },
  refusals: ['not_found'],
})

export const ImportCustomers = route({
  method: 'POST',
  path: '/v1/customers/import',
  access: 'staff',
  summary:
    'Customers from a CSV file of at most 2,000 lines and 1 MB, line by line; imported again, it changes nothing. Columns: name, kind, phone, email, address, timeZone, language, notes, tags, consentChannels, consentKinds, consentMethod, consentStatement, consentEvidence.',
  body: z.string(),
  bodyType: 'csv',
  maxBytes: 1024 * 1024,
  responses: { 200: ImportResponse },
  refusals: ['too_large', 'invalid', 'wrong_state'],
})

export const GetConsents = route({
  method: 'GET',
  path: '/v1/customers/{id}/consents',
  access: 'staff',
  summary: 'What a customer said yes and no to, and every decision on record; `at` asks for a past moment',
  params: CustomerPath,
  query: ConsentsQuery,
  responses: { 200: ConsentsAnswer },
  refusals: ['not_found'],
})

export const RecordConsent = route({
  method: 'POST',
  path: '/v1/customers/{id}/consents',
  access: 'staff',
  summary: 'Records a decision of the customer. After the customer’s own stop a grant is recorded and opens nothing.',
  params: CustomerPath,
  body: NewDecision,
  responses: { 201: LedgerAnswer },
  refusals: ['not_found', 'stopped_by_customer'],
  idempotent: true,
})
