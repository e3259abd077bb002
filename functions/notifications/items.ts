import * as z from 'zod'
import { channels, messageKinds } from '../customers/domain/consent.ts'
import {
  bulkMessageKey,
  messageByTimeKey,
  messageKey,
  pendingStopKey,
  providerPointerKey,
  templateKey,
  usageKey,
} from '../shared/keys.ts'
import { languages } from '../shared/language.ts'
import { sendingFields } from '../shared/messages/sending-fields.ts'
import { defineItem, type Item } from '../shared/table/define-item.ts'
import { statuses } from './domain/message-status.ts'

/** `answer`: an auto-reply. `reply`: a text from a customer, or the office's answer to one. The others need consent. */
export const rowKinds = [...messageKinds, 'answer', 'reply'] as const

/** In place of a customer's id: of a number that no customer has. */
export const unknownSender = 'unknown'

/** In place of a customer's id, which holds no `~`: the list of texts that no member has marked as read. */
export const unreadList = '~unread'

/** The same for the texts of an unknown number, by its `sender`. */
export const senderList = (sender: string) => `~${sender}`

/** Kinds whose words staff write. */
export const authoredKinds = ['confirmation', 'proposal', 'invoice', 'marketing'] as const

/** The facts of the last decision, to explain it later. */
export const Decided = z.object({
  at: z.string(),
  consent: z.object({ entry: z.int(), version: z.int(), state: z.string(), since: z.string() }).optional(),
  timeZone: z.string().optional(),
  openHours: z.object({ start: z.string(), end: z.string() }).optional(),
  /** When a planned reminder was due. */
  plannedAt: z.string().optional(),
  /** When sending hours begin, for a message that they deferred. */
  opensAt: z.string().optional(),
  template: z.object({ name: z.string(), hash: z.string() }).optional(),
  encoding: z.enum(['GSM-7', 'UCS-2']).optional(),
  segments: z.int().optional(),
})

export const MessageItem = defineItem({
  type: 'message',
  until: 'until the customer or the account is erased; from an unknown number, 30 days',
  readable: 'to whom by id, or a keyed hash of an unknown number; states and times; who marked it as read',
  key: (accountId, message) => messageKey(accountId, message.messageId),
  clear: z.object({
    messageId: z.string(),
    direction: z.enum(['outbound', 'inbound']),
    kind: z.enum(rowKinds),
    channel: z.enum(channels),
    status: z.enum(statuses),
    /** Of a refusal, why a queued one waits, or the provider's error name. */
    reason: z.string().optional(),
    /** `unknown`: a text from a number that no customer of the company has. */
    customerId: z.string(),
    /** Of such a text: a keyed hash of its number, in any spelling, under the account's key. */
    sender: z.string().optional(),
    appointmentId: z.string().optional(),
    revision: z.int().optional(),
    offset: z.string().optional(),
    createdAt: z.string(),
    /** Start of the appointment that a reminder told, from the claim on; or that stood when a worker was on the way. */
    toldStart: z.string().optional(),
    /** Of an authored message: a repeated request makes no second one. */
    request: z.string().optional(),
    /** The bulk request that it came of. */
    bulkId: z.string().optional(),
    /** Units counted against the cap of the month of the first claim. */
    counted: z.int().optional(),
    priceUsd: z.number().optional(),
    /** Removes the appointment from the customer's calendar. */
    cancels: z.boolean().optional(),
    /** `until` in epoch milliseconds; `shared` when it replies for several companies; `kind` of the email whose page asked. */
    autoReply: z
      .object({
        to: z.enum(['stop', 'start', 'help', 'link']),
        until: z.int(),
        shared: z.boolean(),
        kind: z.enum(messageKinds).optional(),
      })
      .optional(),
    /** The intent of a customer's text. */
    reading: z.string().optional(),
    /** Of a text from a customer that no member has marked as read. */
    unread: z.literal(true).optional(),
    readAt: z.string().optional(),
    readBy: z.string().optional(),
    /** Epoch milliseconds: of a text from an unknown number, who may never become a customer. */
    endsAt: z.int().optional(),
    /** The customer's text that the office answers. */
    inReplyTo: z.string().optional(),
    ...sendingFields,
  }),
  personal: z.object({
    to: z.string().optional().meta({ why: 'the customer’s address, or the unknown number that wrote' }),
    subject: z.string().optional().meta({ why: 'what was written, for both sides' }),
    text: z.string().optional().meta({ why: 'what was written, for both sides' }),
    authored: z
      .object({ subject: z.string().optional(), text: z.string(), link: z.string().optional() })
      .optional()
      .meta({ why: 'what staff wrote' }),
    /** Epoch milliseconds. */
    arrival: z
      .object({ expected: z.int().optional(), earliest: z.int(), latest: z.int() })
      .optional()
      .meta({ why: 'it tells the customer when the worker is expected to arrive' }),
    addressHash: z
      .string()
      .optional()
      .meta({ why: 'a keyed hash of the address, which a bounce or complaint is about' }),
    decided: Decided.optional().meta({
      why: 'from what it was decided; the hash of a template confirms a guess at it',
    }),
  }),
  formerlyClear: ['addressHash', 'decided'],
})
export type Message = Item<typeof MessageItem>

/** Two per message: under its customer or sender, and under the empty id. A third as unread until a member has read it. */
export const MessageByTimeItem = defineItem({
  type: 'messageByTime',
  until: 'as long as its message',
  readable: 'to whom by id, or a keyed hash of an unknown number; and when',
  key: (accountId, entry) => messageByTimeKey(accountId, entry.customerId, entry.createdAt, entry.messageId),
  clear: z.object({ customerId: z.string(), createdAt: z.string(), messageId: z.string() }),
})

/** A bulk request, until its worker has written a message for each customer and channel. */
export const BulkItem = defineItem({
  type: 'bulkMessage',
  until: 'until its messages are written: minutes',
  readable: 'to whom by id, of which kind and by which channels',
  key: (accountId, { bulkId }) => bulkMessageKey(accountId, bulkId),
  clear: z.object({
    bulkId: z.string(),
    kind: z.enum(authoredKinds),
    channels: z.array(z.enum(channels)),
    createdAt: z.string(),
    customerIds: z.array(z.string()),
  }),
  personal: z.object({
    authored: z
      .object({ subject: z.string().optional(), text: z.string(), link: z.string().optional() })
      .meta({ why: 'what staff wrote' }),
  }),
})
export type Bulk = Item<typeof BulkItem>

/** Leads from SNS's id of an SMS to the message. Emails carry our ids in their tags. */
export const ProviderPointerItem = defineItem({
  type: 'providerPointer',
  until: 'as long as its message',
  readable: 'the provider’s id of an SMS',
  key: (_accountId, pointer) => providerPointerKey(pointer.providerMessageId),
  clear: z.object({ providerMessageId: z.string(), accountId: z.string(), messageId: z.string() }),
})

export const TemplateItem = defineItem({
  type: 'template',
  until: 'until the account is erased',
  readable: 'of which kind, channel and language',
  key: (accountId, { kind, channel, language }) => templateKey(accountId, kind, channel, language),
  clear: z.object({
    kind: z.enum(messageKinds),
    channel: z.enum(channels),
    language: z.enum(languages),
    updatedAt: z.string(),
    updatedBy: z.string(),
  }),
  personal: z.object({
    subject: z.string().optional().meta({ why: 'the company’s own wording, which may name people' }),
    body: z.string().meta({ why: 'the company’s own wording, which may name people' }),
  }),
})
export type OwnTemplate = Item<typeof TemplateItem>

/**
 * What is claimed in a period: in a month, segments and emails of an account; in a day, SMS of an account, of the installation,
 * or to one phone, or the links asked for by one email address; in a bulk request, messages to one address. A hash of the address
 * under the account's key is in the row's key.
 */
export const UsageItem = defineItem({
  type: 'usage',
  until: 'a month until the account is erased; a day, or a bulk request to one address, for two days',
  key: (accountId, { period, shard }) => usageKey(accountId, period, shard),
  clear: z.object({ period: z.string(), shard: z.int(), used: z.int() }),
})

/**
 * A stop, from before anything is done with it until all of it is done. No account is known yet, so the installation's key
 * seals it. The row is its own due row. `at` and `endsAt` in epoch milliseconds.
 */
export const PendingStopItem = defineItem({
  type: 'pendingStop',
  until: 'until it is worked off: seconds, and 14 days at most',
  readable: 'the carrier’s id of the text, and times',
  key: (_accountId, stop) => pendingStopKey(stop.inboundMessageId),
  clear: z.object({ inboundMessageId: z.string(), at: z.int(), endsAt: z.int() }),
  personal: z.object({
    from: z.string().meta({ why: 'the phone that must get no more texts' }),
    sendingNumber: z.string().meta({ why: 'the number that the stop holds for' }),
    inReplyTo: z.string().optional().meta({ why: 'the SMS that it answers: then it holds for that company only' }),
    intent: z.enum(['stop', 'cancel']).meta({ why: 'staff are shown whether it may mean the appointment' }),
    body: z
      .string()
      .optional()
      .meta({ why: 'what it quotes of our own SMS must not count, if it is long enough to quote' }),
  }),
})
export type PendingStop = Item<typeof PendingStopItem>
