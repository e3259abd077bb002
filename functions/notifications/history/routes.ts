import { route } from '../../shared/http/route.ts'
import {
  PreviewResponse,
  TemplatePath,
  TemplatePreview,
  TemplateQuery,
  TemplateResponse,
  TemplateWords,
} from '../templates/schemas.ts'
import {
  ById,
  ByToken,
  CustomerExport,
  MessageList,
  MessageQuery,
  MessageRequest,
  MessageResponse,
  OnMyWayRequest,
  PreferenceForm,
  ReminderRequest,
  RequestedMessages,
} from './schemas.ts'

const page = { contentType: 'text/html; charset=utf-8' } as const

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

export const ShowPreferences = route({
  method: 'GET',
  path: '/u/{token}',
  access: 'public',
  summary: 'The page where a customer sees and chooses which messages come. Showing it changes nothing.',
  params: ByToken,
  responses: { 200: page },
  refusals: ['not_found', 'gone'],
})

export const ChangePreferences = route({
  method: 'POST',
  path: '/u/{token}',
  access: 'public',
  summary: 'The customer’s choice; `List-Unsubscribe=One-Click` stops the channel and kind of the link (RFC 8058)',
  params: ByToken,
  body: PreferenceForm,
  bodyType: 'form',
  responses: { 200: page },
  refusals: ['not_found', 'gone'],
})

export const GetTemplate = route({
  method: 'GET',
  path: '/v1/templates/{kind}/{channel}',
  access: 'staff',
  summary: 'The words of a kind of message by a channel: the company’s own, or ours',
  params: TemplatePath,
  query: TemplateQuery,
  responses: { 200: TemplateResponse },
  refusals: ['not_found'],
})

export const ChangeTemplate = route({
  method: 'PUT',
  path: '/v1/templates/{kind}/{channel}',
  access: 'staff',
  summary: 'The company’s own words, in Liquid. Refused when they cannot render or offer a stop word as an answer.',
  params: TemplatePath,
  query: TemplateQuery,
  body: TemplateWords,
  responses: { 200: TemplateResponse },
  refusals: ['not_found', 'invalid'],
})

export const PreviewTemplate = route({
  method: 'POST',
  path: '/v1/templates/preview',
  access: 'staff',
  summary: 'How words would look with an example’s data, and what a text costs. Nothing is kept.',
  body: TemplatePreview,
  responses: { 200: PreviewResponse },
  refusals: ['invalid'],
})
