import * as z from 'zod'
import { channels } from '../../customers/domain/consent.ts'
import { id, paging } from '../../shared/fields.ts'
import { statuses } from '../domain/message-status.ts'
import { Decided, rowKinds } from '../items.ts'

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
