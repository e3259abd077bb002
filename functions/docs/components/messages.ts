import { BulkRequest, BulkResponse } from '../../notifications/bulk/schemas.ts'
import { MessageList, MessageResponse } from '../../notifications/history/schemas.ts'
import { Decided } from '../../notifications/items.ts'
import {
  MessageRequest,
  OnMyWayRequest,
  ReminderRequest,
  RequestedMessages,
} from '../../notifications/requests/schemas.ts'
import { component } from './component.ts'

const written = {
  subject: ['Subject of the email; a text has none', 'Your estimate'],
  text: ['What to say', 'Your estimate is ready. Call us with any question.'],
  link: ['A link to add: https, with a host that reads as it is', 'https://rainier-plumbing.example/estimates/214'],
} as const
const status = 'What became of it so far'
const reason = [
  'Why it was not sent, or not yet. Of a `refused` one a `RefusalReason`; of a `queued` one a `WaitReason`; of a `failed` one ' +
    '`template`, `too_long`, `internal` or the provider’s name of the error; of a `cancelled` one `superseded` or `gone`',
  'no_consent',
] as const
const until = ['Of a `deferred` one: when sending hours begin. RFC 3339, UTC', '2026-11-25T16:00:00.000Z'] as const
const warnings = 'What the office should know of the words; absent if there is nothing'
const encoding = 'Of a text: `UCS-2` has 70 characters a segment, `GSM-7` has 160'
const segments = ['Of a text: how many segments the carrier counts', 1] as const
const at = (what: string, example = '2026-11-24T17:00:02.000Z') => [`${what}. RFC 3339, UTC`, example] as const

export const messages = {
  Message: component(
    MessageResponse,
    'A message to a customer, or a text from one.',
    {
      direction: 'To the customer, or from the customer',
      kind: 'What it is for. `answer`: an automatic reply; `reply`: a text from a customer, or the office’s answer to one',
      status: [status, 'delivered'],
      reason,
      until,
      customerId: [
        'Id of the customer; absent in a text from a number that no customer has',
        '01JD4F3Y9BQX7M2KZT5WNVR8HC',
      ],
      appointmentId: ['Id of the appointment that it is about', '01JD4FA6HW2T8NRQ5XK3ZVYB7M'],
      revision: ['Revision of the appointment that it is about', 1],
      offset: [
        'Of a reminder: which one, as a negative ISO 8601 duration, `now` if staff asked for it, `move` if it tells a new time',
        '-PT2H',
      ],
      createdAt: at('When it was decided, or came', '2026-11-24T17:00:00.000Z'),
      sentAt: at('When it was handed to the provider'),
      to: ['Address that it went to: E.164, or an email address', '+12065550142'],
      from: ['Of a text from a number that no customer has: the number, E.164', '+12065550177'],
      subject: ['Subject of an email', 'Your estimate'],
      text: ['What it says', 'Reminder: Rainier Plumbing comes on Mon, Nov 30 at 9:00 AM. Reply STOP to opt out.'],
      reading: [
        'Of a text from a customer: what it was read as, such as `stop`, `start`, `help`, `pause` or `reply`',
        'reply',
      ],
      read: 'Of a text from a customer: whether a member has marked it as read',
      readAt: at('When it was marked as read'),
      readBy: ['Id of the member who marked it', '01JD2W8XW5B6K3NRZQ7TVYHM2C'],
      bulkId: ['Id of the bulk request that it came of', '01JD4FG2M5QXZ8TWRK7NVYB3HC'],
      inReplyTo: ['Id of the text from the customer that it answers', '01JD4FC9K7P3VXB6TZ2RQWN5YH'],
      decided: 'From what the last decision followed',
      attempts: ['How often it was handed to the provider', 1],
      providerMessageId: ['The provider’s id of it', '0100018f-7a1e-4c5f-9b7a-2f1d0c3e5a6b-000000'],
      priceUsd: ['What the carrier charged, in US dollars', 0.00645],
      events: 'What the provider reported, in any order',
    },
    ['reason', 'until', 'from', 'subject', 'reading', 'read', 'readAt', 'readBy', 'bulkId', 'inReplyTo'],
  ),
  MessageList: component(MessageList, 'A page of messages, newest first.', { items: 'The messages' }),
  MessageEvent: component(MessageResponse.shape.events.element, 'What a provider reported of a message.', {
    type: [
      'What happened: `send`, `delivery`, `delay`, `bounce`, `complaint`, `reject`, `rendering-failure`, `subscription` or `failure`',
      'delivery',
    ],
    at: at('When'),
    detail: ['A code of the provider’s', 'Permanent'],
    subtype: ['Of a bounce: its kind, as the provider names it', 'General'],
  }),
  MessageDecision: component(Decided, 'The facts that a message’s last decision followed from.', {
    at: at('When it was decided'),
    consent: 'The consent that it relied on, or that forbade it',
    timeZone: ['Time zone that sending hours were taken in', 'America/Los_Angeles'],
    openHours: 'Sending hours at that moment',
    plannedAt: at('When a planned reminder was due'),
    opensAt: at('Of a deferred one: when sending hours begin', '2026-11-25T16:00:00.000Z'),
    template: 'The template that it was written with',
    encoding,
    segments,
  }),
  DecidingConsent: component(
    Decided.shape.consent.unwrap(),
    'The consent that a message relied on, or that forbade it.',
    {
      entry: ['Number of the deciding entry in the customer’s ledger', 3],
      version: ['Version of the consent', 1],
      state: ['`granted` or `withdrawn`', 'granted'],
      since: at('Since when', '2026-11-20T18:05:00.000Z'),
    },
  ),
  OpenHours: component(Decided.shape.openHours.unwrap(), 'Hours of the customer’s day in which messages were sent.', {
    start: ['First minute, as HH:MM', '08:00'],
    end: ['End, as HH:MM, exclusive', '20:00'],
  }),
  UsedTemplate: component(Decided.shape.template.unwrap(), 'The template that a message was written with.', {
    name: ['Its name: own or default, kind, channel and language', 'default/reminder/sms/en'],
    hash: ['SHA-256 of its wording, hex', '9b74c9897bac770ffc029102a200c5de2ae3f0a8d1c4e6b79b74c9897bac770f'],
  }),
  ReminderRequest: component(ReminderRequest, 'A reminder to send now.', {
    channels: 'By which channels; both unless given',
  }),
  OnMyWayRequest: component(OnMyWayRequest, 'That a worker is on the way.', {
    etaMinutes: ['Minutes until the worker arrives. Without it they are estimated from the live position', 25],
  }),
  NewMessage: component(
    MessageRequest,
    'A message that staff wrote.',
    {
      ...written,
      kind: 'What it is for: the consent to that kind decides. `reply` answers a text from the customer',
      channels: 'By which channels. Required, except for a reply, which goes by SMS',
      inReplyTo: [
        'Of a reply: id of the text from the customer that it answers, of the last 24 hours',
        '01JD4FC9K7P3VXB6TZ2RQWN5YH',
      ],
    },
    ['inReplyTo'],
  ),
  RequestedMessages: component(RequestedMessages, 'The messages that a request led to: one for each channel.', {
    warnings,
    messages: 'The messages, refused ones too',
  }),
  RequestedMessage: component(
    RequestedMessages.shape.messages.element,
    'A message that a request led to.',
    { status: [status, 'queued'], reason, until },
    ['reason', 'until'],
  ),
  BulkRequest: component(BulkRequest, 'A message that staff wrote, to many customers.', {
    ...written,
    kind: 'What it is for: each customer’s consent to that kind decides',
    channels: 'By which channels',
    customers: 'To whom: at most 2,000 customers',
    dryRun: 'True: only counts; nothing is written or sent',
  }),
  BulkRecipients: component(
    BulkRequest.shape.customers,
    'The customers of a bulk message: either by tag, or by id.',
    {
      tag: ['All customers with this tag', 'maintenance'],
      ids: ['Ids of customers', ['01JD4F3Y9BQX7M2KZT5WNVR8HC']],
    },
    ['ids'],
  ),
  BulkResult: component(
    BulkResponse,
    'What the consent gate decides now. It decides again when each message is written and sent.',
    {
      bulkId: ['Id that the messages carry; absent when there are none', '01JD4FG2M5QXZ8TWRK7NVYB3HC'],
      dryRun: 'Whether nothing is written or sent',
      warnings,
      customers: ['Customers found, each once', 214],
      unknown: ['Ids that name no customer', 0],
      counts: 'Messages by channel, status and reason',
    },
  ),
  BulkCount: component(
    BulkResponse.shape.counts.element,
    'Messages with the same verdict.',
    {
      status: 'What the gate decides now',
      reason: 'Of refused ones: why',
      count: ['How many', 180],
    },
    ['reason'],
  ),
}
