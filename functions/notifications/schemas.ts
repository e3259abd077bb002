import * as z from 'zod'
import { channels } from '../customers/domain/consent.ts'
import { id, paging } from '../shared/fields.ts'
import { statuses } from './domain/progress.ts'
import { Decided, rowKinds } from './items.ts'

export const ReminderRequest = z.strictObject({
  channels: z
    .array(z.enum(channels))
    .min(1)
    .max(channels.length)
    .transform((given) => [...new Set(given)])
    .default([...channels]),
})

export const RequestedMessages = z.object({
  messages: z.array(
    z.object({ messageId: id, channel: z.enum(channels), status: z.enum(statuses), reason: z.string().optional() }),
  ),
})

export const MessageAnswer = z.object({
  messageId: id,
  direction: z.enum(['outbound', 'inbound']),
  kind: z.enum(rowKinds),
  channel: z.enum(channels),
  status: z.enum(statuses),
  reason: z.string().optional(),
  customerId: id,
  appointmentId: id.optional(),
  revision: z.int().optional(),
  /** Which reminder it is; `now` when the office asked for it. */
  offset: z.string().optional(),
  createdAt: z.string(),
  sentAt: z.string().optional(),
  /** The address and the words, once they are known; a customer's own words when `direction` is `inbound`. */
  to: z.string().optional(),
  subject: z.string().optional(),
  text: z.string().optional(),
  /** How a customer's text was read. */
  reading: z.string().optional(),
  decided: Decided.optional(),
  attempts: z.int(),
  providerMessageId: z.string().optional(),
  events: z.array(z.object({ type: z.string(), at: z.string(), detail: z.string().optional() })),
})

export const MessageList = z.object({ items: z.array(MessageAnswer), nextCursor: z.string().optional() })
export const MessageQuery = z.object({
  ...paging,
  customerId: id.optional(),
  appointmentId: id.optional(),
  status: z.enum(statuses).optional(),
})
export type MessageQuery = z.infer<typeof MessageQuery>
export const ById = z.object({ id })

/** Longer than any token of ours; a longer one is none. */
export const ByToken = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{20,500}$/) })
/** A form: the fields of the page, or the one field that a mail program sends (RFC 8058). */
export const PreferenceForm = z.record(z.string().max(100), z.string().max(1_000))
