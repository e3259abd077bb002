import { ById } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'
import { MessageRequest, OnMyWayRequest, ReminderRequest, RequestedMessages } from './schemas.ts'

export const RequestReminders = route({
  method: 'POST',
  path: '/v1/appointments/{id}/reminders',
  access: 'staff',
  summary: 'Reminds the customer now',
  params: ById,
  body: ReminderRequest,
  responses: { 202: RequestedMessages },
  refusals: ['not_found'],
})

export const RequestOnMyWay = route({
  method: 'POST',
  path: '/v1/appointments/{id}/on-my-way',
  access: 'worker',
  summary: 'Tells the customer that the worker is on the way',
  params: ById,
  body: OnMyWayRequest,
  responses: { 202: RequestedMessages },
  refusals: ['not_found'],
})

export const RequestMessages = route({
  method: 'POST',
  path: '/v1/customers/{id}/messages',
  access: 'staff',
  summary: 'Sends a message that staff wrote',
  params: ById,
  body: MessageRequest,
  responses: { 202: RequestedMessages },
  refusals: ['not_found', 'invalid'],
  idempotent: true,
})
