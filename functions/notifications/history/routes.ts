import { route } from '../../shared/http/route.ts'
import { ById, CustomerExport, MessageList, MessageQuery, MessageResponse } from './schemas.ts'

export const ExportCustomer = route({
  method: 'GET',
  path: '/v1/customers/{id}/export',
  access: 'staff',
  summary: 'All that is held about one customer: the person, consents, stops, appointments and messages',
  params: ById,
  responses: { 200: CustomerExport, 303: null },
  refusals: ['not_found'],
})

export const ListMessages = route({
  method: 'GET',
  path: '/v1/messages',
  access: 'staff',
  summary: 'Messages to customers and what they wrote back, newest first',
  query: MessageQuery,
  responses: { 200: MessageList },
  refusals: ['invalid_cursor'],
})

export const GetMessage = route({
  method: 'GET',
  path: '/v1/messages/{id}',
  access: 'staff',
  summary: 'One message: what was decided and from what, what was sent, and what the provider told of it',
  params: ById,
  responses: { 200: MessageResponse },
  refusals: ['not_found'],
})
