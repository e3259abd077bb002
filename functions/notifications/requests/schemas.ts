import * as z from 'zod'
import { channels } from '../../customers/domain/consent.ts'
import { id, line, text, webLink } from '../../shared/fields.ts'
import { statuses } from '../domain/message-status.ts'
import { authoredKinds } from '../items.ts'
import { warnings } from '../templates/schemas.ts'

const someChannels = z
  .array(z.enum(channels))
  .min(1)
  .max(channels.length)
  .transform((values) => [...new Set(values)])

export const ReminderRequest = z.strictObject({ channels: someChannels.default([...channels]) })

export const OnMyWayRequest = z.strictObject({ etaMinutes: z.number().min(0).max(600).optional() })

export const MessageRequest = z.strictObject({
  kind: z.enum(authoredKinds),
  channels: someChannels,
  subject: line(150).optional(),
  text: text(5_000),
  link: webLink.optional(),
})
export type MessageRequest = z.infer<typeof MessageRequest>

export const RequestedMessages = z.object({
  warnings,
  messages: z.array(
    z.object({ messageId: id, channel: z.enum(channels), status: z.enum(statuses), reason: z.string().optional() }),
  ),
})
