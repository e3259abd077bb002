import { ById } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'
import { CustomerExport, MessageList, MessageQuery, MessageResponse } from './schemas.ts'

export const ExportCustomer = route({
  method: 'GET',
  path: '/v1/customers/{id}/export',
  access: 'staff',
  summary: 'Returns everything held about one customer: the person, consents, stops, appointments and messages',
  params: ById,
  responses: { 200: CustomerExport, 303: null },
  refusals: ['not_found'],
})

export const ListMessages = route({
  method: 'GET',
  path: '/v1/messages',
  access: 'staff',
  summary:
    'Lists messages to customers and their texts, newest first; with `direction=inbound&read=false` the unread texts, also from numbers that no customer has',
  query: MessageQuery,
  responses: { 200: MessageList },
  refusals: ['invalid_cursor'],
})

export const GetMessage = route({
  method: 'GET',
  path: '/v1/messages/{id}',
  access: 'staff',
  summary: 'Returns one message: the decision and its facts, what was sent, and the provider’s events',
  params: ById,
  responses: { 200: MessageResponse },
  refusals: ['not_found'],
})

export const MarkMessageRead = route({
  method: 'POST',
  path: '/v1/messages/{id}/read',
  access: 'staff',
  summary: 'Marks a text from a customer as read, for all members. A repeated request changes nothing.',
  params: ById,
  responses: { 200: MessageResponse },
  refusals: ['not_found', 'wrong_state'],
})
