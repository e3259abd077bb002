import * as z from 'zod'
import { channels } from '../../customers/domain/consent.ts'
import { id, line, text, webLink } from '../../shared/fields.ts'
import { statuses } from '../domain/message-status.ts'
import { authoredKinds } from '../items.ts'
import { reasonField } from '../reason-field.ts'
import { warnings } from '../templates/schemas.ts'

const someChannels = z
  .array(z.enum(channels))
  .min(1)
  .max(channels.length)
  .transform((values) => [...new Set(values)])

export const ReminderRequest = z.strictObject({ channels: someChannels.default([...channels]) })

export const OnMyWayRequest = z.strictObject({ etaMinutes: z.number().min(0).max(600).optional() })

const authored = { subject: line(150).optional(), text: text(5_000), link: webLink.optional() }

/** What only one of the two forms has, and must have; each is optional in the schema. */
const rules = {
  reply: { needs: ['inReplyTo'], lacks: ['subject', 'link'] },
  others: { needs: ['channels'], lacks: ['inReplyTo'] },
} as const

/** A message of a kind that needs consent, or the answer to a text from the customer, which goes by SMS. */
export const MessageRequest = z
  .strictObject({
    kind: z.enum([...authoredKinds, 'reply']),
    channels: someChannels.optional().meta({ description: 'Required, except for a reply, which goes by SMS' }),
    inReplyTo: id.optional().meta({ description: 'Of a reply: the id of the text from the customer that it answers' }),
    ...authored,
  })
  .superRefine((request, context) => {
    const { needs, lacks } = request.kind === 'reply' ? rules.reply : rules.others
    const fault = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message })
    for (const name of needs) if (request[name] === undefined) fault(name, `is required for the kind ${request.kind}`)
    for (const name of lacks) if (request[name] !== undefined) fault(name, `is not for the kind ${request.kind}`)
    if (request.kind === 'reply' && request.channels?.includes('email')) fault('channels', 'a reply goes by sms only')
  })
  .transform(({ kind, channels = [], inReplyTo = '', ...written }) =>
    kind === 'reply' ? { kind, inReplyTo, text: written.text } : { kind, channels, ...written },
  )
export type MessageRequest = z.infer<typeof MessageRequest>
export type WrittenMessage = Exclude<MessageRequest, { kind: 'reply' }>

export const RequestedMessages = z.object({
  warnings,
  messages: z.array(
    z.object({
      messageId: id,
      channel: z.enum(channels),
      status: z.enum(statuses),
      reason: reasonField,
      /** Of a deferred one: when sending hours begin. */
      until: z.string().optional(),
    }),
  ),
})
