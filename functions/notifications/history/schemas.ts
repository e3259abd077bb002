import * as z from 'zod'
import { channels } from '../../customers/domain/consent.ts'
import { id, line, paging, text } from '../../shared/fields.ts'
import { statuses } from '../domain/message-status.ts'
import { authoredKinds, Decided, rowKinds } from '../items.ts'

const someChannels = z
  .array(z.enum(channels))
  .min(1)
  .max(channels.length)
  .transform((given) => [...new Set(given)])

export const ReminderRequest = z.strictObject({ channels: someChannels.default([...channels]) })

export const OnMyWayRequest = z.strictObject({ etaMinutes: z.number().min(0).max(600).optional() })

const link = z
  .url({ protocol: /^https$/, hostname: z.regexes.domain })
  .max(500)
  .refine((url) => !/[\s<>"]/.test(url), 'must be an https address')

/** What the office writes itself. Reminders and on-my-way are asked for by their appointment. */
export const MessageRequest = z.strictObject({
  kind: z.enum(authoredKinds),
  channels: someChannels,
  subject: line(150).optional(),
  text: text(5_000),
  link: link.optional(),
})
export type MessageRequest = z.infer<typeof MessageRequest>

export const RequestedMessages = z.object({
  messages: z.array(
    z.object({ messageId: id, channel: z.enum(channels), status: z.enum(statuses), reason: z.string().optional() }),
  ),
})

export const MessageResponse = z.object({
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
  /** What the carrier took for a text, once it has told. */
  priceUsd: z.number().optional(),
  events: z.array(z.object({ type: z.string(), at: z.string(), detail: z.string().optional() })),
})

export const MessageList = z.object({ items: z.array(MessageResponse), nextCursor: z.string().optional() })
export const MessageQuery = z.object({
  ...paging,
  customerId: id.optional(),
  appointmentId: id.optional(),
  status: z.enum(statuses).optional(),
})
export type MessageQuery = z.infer<typeof MessageQuery>
export const ById = z.object({ id })

/** Longer than any token of ours; a longer one is none. */
/** Any: of a link that was cut off or made up, the page says so. */
export const ByToken = z.object({ token: z.string().max(2_000) })
/** A form: the fields of the page, or the one field that a mail program sends (RFC 8058). */
export const PreferenceForm = z.record(z.string().max(100), z.string().max(1_000))

/** Whole rows, so nothing that is held can be left out by a list of fields. */
const held = z.record(z.string(), z.unknown())
export const CustomerExport = z.object({
  exportedAt: z.string(),
  customer: held,
  consents: z.array(held),
  consentLedger: z.array(held),
  stops: z.array(held),
  appointments: z.array(held),
  messages: z.array(held),
})
