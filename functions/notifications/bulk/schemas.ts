import * as z from 'zod'
import { channels } from '../../customers/domain/consent.ts'
import { id, line, text, webLink } from '../../shared/fields.ts'
import { refusalReasons } from '../domain/decide.ts'
import { authoredKinds } from '../items.ts'
import { warnings } from '../templates/schemas.ts'

export const maxRecipients = 2_000

const recipients = z
  .strictObject({
    tag: text(40).optional(),
    ids: z
      .array(id)
      .min(1)
      .max(maxRecipients)
      .transform((ids) => [...new Set(ids)])
      .optional(),
  })
  .refine(({ tag, ids }) => (tag === undefined) !== (ids === undefined), 'must hold either a tag or ids')
export type Recipients = z.infer<typeof recipients>

export const BulkRequest = z.strictObject({
  kind: z.enum(authoredKinds),
  channels: z
    .array(z.enum(channels))
    .min(1)
    .max(channels.length)
    .transform((values) => [...new Set(values)]),
  customers: recipients.meta({
    description: `All customers with a tag, or these by their ids: ${maxRecipients} at most`,
  }),
  subject: line(150).optional(),
  text: text(5_000),
  link: webLink.optional(),
  dryRun: z.boolean().default(false).meta({ description: 'true: only counts; nothing is written or sent' }),
})
export type BulkRequest = z.infer<typeof BulkRequest>

/** As the gate decides now; it decides again when each message is written and sent. */
export const BulkResponse = z.object({
  /** In the messages that come of it. Absent when none do. */
  bulkId: id.optional(),
  dryRun: z.boolean(),
  warnings,
  /** Customers found, each once. */
  customers: z.int(),
  /** Ids that name no customer. */
  unknown: z.int(),
  counts: z.array(
    z.object({
      channel: z.enum(channels),
      status: z.enum(['queued', 'deferred', 'refused']),
      reason: z.enum(refusalReasons).optional(),
      count: z.int(),
    }),
  ),
})
export type BulkResponse = z.infer<typeof BulkResponse>
