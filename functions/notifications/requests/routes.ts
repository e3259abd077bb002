import { ById } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'
import { MessageRequest, OnMyWayRequest, ReminderRequest, RequestedMessages } from './schemas.ts'

export const RequestReminders = route({
  method: 'POST',
  path: '/v1/appointments/{id}/reminders',
  access: 'staff',
  summary: 'Reminds the customer now, by each channel that the customer allows. Asked again, the same message answers.',
  params: ById,
  body: ReminderRequest,
  responses: { 202: RequestedMessages },
  refusals: ['not_found'],
})

export const RequestOnMyWay = route({
  method: 'POST',
  path: '/v1/appointments/{id}/on-my-way',
  access: 'worker',
  summary:
    'Tells the customer that somebody is on the way; workers for their own. Without `etaMinutes` the time of arrival comes from the live position and the appointment’s `position`.',
  params: ById,
  body: OnMyWayRequest,
  responses: { 202: RequestedMessages },
  refusals: ['not_found', 'forbidden'],
})

export const RequestMessages = route({
  method: 'POST',
  path: '/v1/customers/{id}/messages',
  access: 'staff',
  summary: 'Writes to a customer, by each channel that the customer allows for this kind of message',
  params: ById,
  body: MessageRequest,
  responses: { 202: RequestedMessages },
  refusals: ['not_found', 'invalid'],
  idempotent: true,
})
