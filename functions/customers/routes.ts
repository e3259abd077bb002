import { ById } from '../shared/fields.ts'
import { route } from '../shared/http/route.ts'
import { Customer, CustomerChange, CustomerList, CustomerQuery, NewCustomer } from './schemas.ts'

export const CreateCustomer = route({
  method: 'POST',
  path: '/v1/customers',
  access: 'staff',
  summary: 'Creates a customer or prospect. A phone in national format is read with the account’s country.',
  body: NewCustomer,
  responses: { 201: Customer },
  refusals: ['invalid'],
  idempotent: true,
})

export const ListCustomers = route({
  method: 'GET',
  path: '/v1/customers',
  access: 'staff',
  summary:
    'Lists customers, newest first. `q` is the start of a word of the name or address, a whole phone number or email address, or the last four digits of a phone; `tag` is a whole tag, in any case. A page may be short.',
  query: CustomerQuery,
  responses: { 200: CustomerList },
  refusals: ['invalid_cursor'],
})

export const GetCustomer = route({
  method: 'GET',
  path: '/v1/customers/{id}',
  access: 'staff',
  summary: 'Returns one customer',
  params: ById,
  responses: { 200: Customer },
  refusals: ['not_found'],
})

export const ChangeCustomer = route({
  method: 'PATCH',
  path: '/v1/customers/{id}',
  access: 'staff',
  summary: 'Changes the given fields; `null` removes one. Consents do not carry over to a new phone or email address.',
  params: ById,
  body: CustomerChange,
  responses: { 200: Customer },
  refusals: ['not_found', 'invalid'],
})

export const EraseCustomer = route({
  method: 'DELETE',
  path: '/v1/customers/{id}',
  access: 'staff',
  summary:
    'Erases everything held about one customer: appointments, messages, consents. A stop remains, as a keyed hash.',
  params: ById,
  responses: { 204: null },
  refusals: ['not_found'],
})
