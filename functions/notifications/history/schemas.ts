import * as z from 'zod'
import { channels } from '../../customers/domain/consent.ts'
import { id, paging } from '../../shared/fields.ts'
import { statuses } from '../domain/message-status.ts'
import { Decided, rowKinds } from '../items.ts'
import { reasonField } from '../reason-field.ts'

export const MessageResponse = z.object({
  messageId: id,
  direction: z.enum(['outbound', 'inbound']),
  kind: z.enum(rowKinds),
  channel: z.enum(channels),
  status: z.enum(statuses),
  reason: reasonField,
  /** Of a deferred one: when sending hours begin. */
  until: z.string().optional(),
  /** Absent in a text from a number that no customer has. */
  customerId: id.optional(),
  appointmentId: id.optional(),
  revision: z.int().optional(),
  /** `now` if staff requested it. */
  offset: z.string().optional(),
  createdAt: z.string(),
  sentAt: z.string().optional(),
  to: z.string().optional(),
  /** Of a text from a number that no customer has. */
  from: z.string().optional(),
  subject: z.string().optional(),
  text: z.string().optional(),
  reading: z.string().optional(),
  /** Of a text from a customer: whether a member has marked it as read; who, and when. */
  read: z.boolean().optional(),
  readAt: z.string().optional(),
  readBy: id.optional(),
  /** The bulk request that it came of. */
  bulkId: id.optional(),
  /** Of a reply: the text from the customer that it answers. */
  inReplyTo: id.optional(),
  decided: Decided.optional(),
  attempts: z.int(),
  providerMessageId: z.string().optional(),
  priceUsd: z.number().optional(),
  events: z.array(
    z.object({
      type: z.string(),
      at: z.string(),
      detail: z.string().optional(),
      /** Of a bounce. One that may be an out-of-office reply leaves a delivered email as delivered. */
      subtype: z.string().optional(),
    }),
  ),
})

export const MessageList = z.object({ items: z.array(MessageResponse), nextCursor: z.string().optional() })

export const MessageQuery = z.object({
  ...paging,
  customerId: id.optional(),
  appointmentId: id.optional(),
  status: z.enum(statuses).optional(),
  direction: z.enum(['outbound', 'inbound']).optional(),
  /** Texts from customers only: `false` those that no member has marked as read. */
  read: z.enum(['true', 'false']).optional(),
})
export type MessageQuery = z.infer<typeof MessageQuery>

/** Whole rows: a list of fields could leave something out. */
const row = z.record(z.string(), z.unknown())

export const CustomerExport = z.object({
  exportedAt: z.string(),
  customer: row,
  consents: z.array(row),
  consentLedger: z.array(row),
  stops: z.array(row),
  appointments: z.array(row),
  messages: z.array(row),
})
