import { route } from '../shared/http/route.ts'
import { ById, CustomerChange, CustomerList, CustomerQuery, CustomerResponse, NewCustomer } from './schemas.ts'

export const CreateCustomer = route({
  method: 'POST',
  path: '/v1/customers',
  access: 'staff',
  summary: 'A new customer or prospect. A phone in national form is read with the account’s country.',
  body: NewCustomer,
  responses: { 201: CustomerResponse },
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
  params: ById,
  responses: { 200: CustomerResponse },
  refusals: ['not_found'],
})

export const ChangeCustomer = route({
  method: 'PATCH',
  path: '/v1/customers/{id}',
  access: 'staff',
  summary: 'Changes the fields that are given; `null` takes one away. A new phone or address has no consent yet.',
  params: ById,
  body: CustomerChange,
  responses: { 200: CustomerResponse },
  refusals: ['not_found', 'invalid'],
})

export const EraseCustomer = route({
  method: 'DELETE',
  path: '/v1/customers/{id}',
  access: 'staff',
  summary:
    'Erases all that is held about one customer: appointments, messages, consents. A stop stays remembered, as a keyed hash.',
  params: ById,
  responses: { 204: null },
  refusals: ['not_found'],
})
