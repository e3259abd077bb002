import * as z from 'zod'
import { id, line, text } from '../../shared/fields.ts'
import { channels, messageKinds, methods } from '../domain/consent.ts'
import { itemsOf } from '../domain/customer-csv.ts'
import { customerKinds } from '../items.ts'
import { NewCustomer } from '../schemas.ts'

const listIn = <Schema extends z.ZodType<unknown, string>>(each: Schema) =>
  z.string().transform(itemsOf).pipe(z.array(each).min(1))

/** Empty cells are left out before parsing. `customerId`: of an export, of this account or of another one. */
export const ImportRow = z.strictObject({
  customerId: id.optional(),
  ...NewCustomer.shape,
  kind: z.enum(customerKinds).default('customer'),
  tags: listIn(line(40))
    .pipe(z.array(line(40)).max(20))
    .optional(),
  consentChannels: listIn(z.enum(channels)).optional(),
  consentKinds: listIn(z.enum(messageKinds)).optional(),
  consentMethod: z.enum(methods).optional(),
  consentStatement: text(5_000).optional(),
  consentEvidence: text(2_000).optional(),
})

export type ImportedConsent = {
  readonly channels: readonly (typeof channels)[number][]
  readonly kinds: readonly (typeof messageKinds)[number][]
  readonly method: (typeof methods)[number]
  readonly statement: string
  readonly evidence: string | undefined
}

export const ImportResponse = z.object({
  created: z.int(),
  updated: z.int(),
  rejected: z.array(z.object({ line: z.int(), reason: z.string() })),
})
export type ImportResponse = z.infer<typeof ImportResponse>
