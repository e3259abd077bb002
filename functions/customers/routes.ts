import { ById } from '../shared/fields.ts'
import { route } from '../shared/http/route.ts'
import { Customer, CustomerChange, CustomerList, CustomerQuery, NewCustomer } from './schemas.ts'

export const CreateCustomer = route({
  method: 'POST',
  path: '/v1/customers',
  access: 'staff',
  summary: 'Adds a customer or prospect',
  body: NewCustomer,
  responses: { 201: Customer },
  refusals: ['invalid'],
  idempotent: true,
})

export const ListCustomers = route({
  method: 'GET',
  path: '/v1/customers',
  access: 'staff',
  summary: 'Lists or finds customers',
  query: CustomerQuery,
  responses: { 200: CustomerList },
  refusals: ['invalid_cursor'],
})

export const GetCustomer = route({
  method: 'GET',
  path: '/v1/customers/{id}',
  access: 'staff',
  summary: 'Returns a customer',
  params: ById,
  responses: { 200: Customer },
  refusals: ['not_found'],
})

export const ChangeCustomer = route({
  method: 'PATCH',
  path: '/v1/customers/{id}',
  access: 'staff',
  summary: 'Changes a customer',
  params: ById,
  body: CustomerChange,
  responses: { 200: Customer },
  refusals: ['not_found', 'invalid'],
})

export const EraseCustomer = route({
  method: 'DELETE',
  path: '/v1/customers/{id}',
  access: 'staff',
  summary: 'Erases a customer with everything held about them',
  params: ById,
  responses: { 204: null },
  refusals: ['not_found'],
})
