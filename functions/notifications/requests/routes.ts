import { ById } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'
import { MessageRequest, OnMyWayRequest, ReminderRequest, RequestedMessages } from './schemas.ts'

export const RequestReminders = route({
  method: 'POST',
  path: '/v1/appointments/{id}/reminders',
  access: 'staff',
  summary:
    'Reminds the customer now, by each channel that the customer allows. A repeated request returns the same messages.',
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
    'Tells the customer that the worker is on the way, from four hours before the appointment until its end; workers for their own appointments. Without `etaMinutes` the time of arrival is estimated from the live position and the appointment’s `position`. A repeated request returns the same messages, unless the time of arrival differs from what the customer was told by more than 15 minutes.',
  params: ById,
  body: OnMyWayRequest,
  responses: { 202: RequestedMessages },
  refusals: ['not_found'],
})

export const RequestMessages = route({
  method: 'POST',
  path: '/v1/customers/{id}/messages',
  access: 'staff',
  summary: 'Sends a message that staff wrote, by each channel that the customer allows for its kind',
  params: ById,
  body: MessageRequest,
  responses: { 202: RequestedMessages },
  refusals: ['not_found', 'invalid'],
  idempotent: true,
})
