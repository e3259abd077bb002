import * as z from 'zod'
import { channels, messageKinds } from '../customers/domain/consent.ts'
import { languages } from '../customers/domain/language.ts'
import { messageByTimeKey, messageKey, providerPointerKey, templateKey, usageKey } from '../shared/keys.ts'
import { sendingFields } from '../shared/messages/sending-fields.ts'
import { defineItem, type Item } from '../shared/table/define-item.ts'
import { statuses } from './domain/message-status.ts'

/** Besides what consent is asked for: our answers to STOP, START and HELP, and what customers write. */
export const rowKinds = [...messageKinds, 'answer', 'reply'] as const

/** What the office writes itself. */
export const authoredKinds = ['confirmation', 'proposal', 'invoice', 'marketing'] as const

/** What a message was decided from, each time anew; the last one stands. Ids, versions, times and hashes. */
export const Decided = z.object({
  at: z.string(),
  consent: z.object({ entry: z.int(), version: z.int(), state: z.string(), since: z.string() }).optional(),
  timeZone: z.string().optional(),
  openHours: z.object({ start: z.string(), end: z.string() }).optional(),
  /** When a planned reminder was to go. */
  plannedAt: z.string().optional(),
  /** When quiet hours end for it. */
  opensAt: z.string().optional(),
  template: z.object({ name: z.string(), hash: z.string() }).optional(),
  encoding: z.enum(['GSM-7', 'UCS-2']).optional(),
  segments: z.int().optional(),
})

/** One message to a customer or from one; what was said is sealed. */
export const MessageItem = defineItem({
  type: 'message',
  until: 'until the customer or the account is erased',
  readable: 'to whom by id, states, times, a keyed hash of the address, and what was decided from what',
  key: (accountId, message) => messageKey(accountId, message.messageId),
  clear: z.object({
    messageId: z.string(),
    direction: z.enum(['outbound', 'inbound']),
    kind: z.enum(rowKinds),
    channel: z.enum(channels),
    status: z.enum(statuses),
    /** Why it was refused, or what the provider said when it failed. */
    reason: z.string().optional(),
    customerId: z.string(),
    appointmentId: z.string().optional(),
    revision: z.int().optional(),
    offset: z.string().optional(),
    createdAt: z.string(),
    /** Keyed hash of the address that it went to. */
    addressHash: z.string().optional(),
    decided: Decided.optional(),
    /** Of what the office wrote itself: which request it came with, so that the same one makes it once. */
    request: z.string().optional(),
    /** Segments or mails that were counted for it in the month of its first claim. */
    counted: z.int().optional(),
    /** What the carrier took for a text. */
    priceUsd: z.number().optional(),
    /** Takes the appointment out of the reader's calendar again. */
    cancels: z.boolean().optional(),
    /** Of an answer: to what, until when (milliseconds since the epoch), and whether it is for several companies. */
    answer: z.object({ to: z.enum(['stop', 'start', 'help']), until: z.int(), shared: z.boolean() }).optional(),
    /** Of a customer's text: how it was read. */
    reading: z.string().optional(),
    ...sendingFields,
  }),
  personal: z.object({
    to: z.string().optional().meta({ why: 'where it went' }),
    subject: z.string().optional().meta({ why: 'what was said, for both sides' }),
    text: z.string().optional().meta({ why: 'what was said, for both sides' }),
    authored: z
      .object({ subject: z.string().optional(), text: z.string(), link: z.string().optional() })
      .optional()
      .meta({ why: 'what the office gave it to say' }),
    /** Between these moments, milliseconds since the epoch. */
    arrival: z
      .object({ earliest: z.int(), latest: z.int() })
      .optional()
      .meta({ why: 'it tells the customer when somebody is expected to arrive' }),
  }),
})
export type Message = Item<typeof MessageItem>

/** Two for each message: among its customer's, and (without a customer) among all. */
export const MessageByTimeItem = defineItem({
  type: 'messageByTime',
  until: 'as long as its message',
  readable: 'to whom by id, and when',
  key: (accountId, entry) => messageByTimeKey(accountId, entry.customerId, entry.createdAt, entry.messageId),
  clear: z.object({ customerId: z.string(), createdAt: z.string(), messageId: z.string() }),
})

/** From the id that a provider gave a text to the message. */
export const ProviderPointerItem = defineItem({
  type: 'providerPointer',
  until: 'as long as its message',
  readable: 'the provider’s id of a text',
  key: (_accountId, way) => providerPointerKey(way.providerMessageId),
  clear: z.object({ providerMessageId: z.string(), accountId: z.string(), messageId: z.string() }),
})

/** A company's own words for a kind of message, by a channel, in a language. */
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
    subject: z.string().optional().meta({ why: 'the company’s own words, which may name people' }),
    body: z.string().meta({ why: 'the company’s own words, which may name people' }),
  }),
})
export type OwnTemplate = Item<typeof TemplateItem>

/** What an account has claimed in a month, in segments and emails. */
export const UsageItem = defineItem({
  type: 'usage',
  until: 'until the account is erased',
  key: (accountId, { month, shard }) => usageKey(accountId, month, shard),
  clear: z.object({ month: z.string(), shard: z.int(), used: z.int() }),
})
