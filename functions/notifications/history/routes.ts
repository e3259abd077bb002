import { ById } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'
import { CustomerExport, MessageList, MessageQuery, MessageResponse } from './schemas.ts'

export const ExportCustomer = route({
  method: 'GET',
  path: '/v1/customers/{id}/export',
  access: 'staff',
  summary: 'Returns everything held about a customer',
  params: ById,
  responses: { 200: CustomerExport, 303: null },
  refusals: ['not_found'],
})

export const ListMessages = route({
  method: 'GET',
  path: '/v1/messages',
  access: 'staff',
  summary: 'Lists messages and texts from customers',
  query: MessageQuery,
  responses: { 200: MessageList },
  refusals: ['invalid_cursor'],
})

export const GetMessage = route({
  method: 'GET',
  path: '/v1/messages/{id}',
  access: 'staff',
  summary: 'Returns a message',
  params: ById,
  responses: { 200: MessageResponse },
  refusals: ['not_found'],
})

export const MarkMessageRead = route({
  method: 'POST',
  path: '/v1/messages/{id}/read',
  access: 'staff',
  summary: 'Marks a text from a customer as read',
  params: ById,
  responses: { 200: MessageResponse },
  refusals: ['not_found', 'wrong_state'],
})
