import * as z from 'zod'
import { emailAddress, id, instant, line, paging, text, timeZone } from '../shared/fields.ts'
import { causes, channels, messageKinds, methods } from './domain/consent.ts'
import { languages } from './domain/language.ts'
import { customerKinds, personFields } from './items.ts'

const typedPhone = z.string().trim().min(1).max(40)
const tags = z.array(line(40)).max(20)

export const NewCustomer = z.strictObject({
  name: line(120),
  kind: z.enum(customerKinds),
  phone: typedPhone.optional(),
  email: emailAddress.optional(),
  address: text(500).optional(),
  timeZone: timeZone.optional(),
  language: z.enum(languages).optional(),
  notes: text(5_000).optional(),
  tags: tags.optional(),
})
export type NewCustomer = z.infer<typeof NewCustomer>

/** `null` takes a field away. */
export const CustomerChange = z.strictObject({
  name: line(120).optional(),
  kind: z.enum(customerKinds).optional(),
  phone: typedPhone.nullish(),
  email: emailAddress.nullish(),
  address: text(500).nullish(),
  timeZone: timeZone.nullish(),
  language: z.enum(languages).nullish(),
  notes: text(5_000).nullish(),
  tags: tags.nullish(),
})
export type CustomerChange = z.infer<typeof CustomerChange>

export const CustomerAnswer = z.object({
  customerId: id,
  kind: z.enum(customerKinds),
  ...personFields,
  createdAt: z.string(),
  updatedAt: z.string(),
})

export const CustomerList = z.object({ items: z.array(CustomerAnswer), nextCursor: z.string().optional() })
export const CustomerQuery = z.object({ ...paging, q: z.string().trim().min(1).max(254).optional() })
export type CustomerQuery = z.infer<typeof CustomerQuery>
export const CustomerPath = z.object({ id })

const kinds = z
  .array(z.enum(messageKinds))
  .min(1)
  .max(messageKinds.length)
  .transform((given) => [...new Set(given)])

/** Where it can be looked up: a form's number, an address of a page, or a few named facts. */
const evidence = z.union([text(2_000), z.record(line(64), z.union([text(2_000), z.number(), z.boolean()]))])

export const NewDecision = z
  .strictObject({
    channel: z.enum(channels),
    kinds,
    decision: z.enum(['granted', 'withdrawn']),
    method: z.enum(methods),
    statement: text(5_000).optional(),
    evidence: evidence.optional(),
  })
  .refine(({ decision, statement }) => decision === 'withdrawn' || statement !== undefined, {
    path: ['statement'],
    message: 'a grant needs the statement that was shown',
  })
export type NewDecision = z.infer<typeof NewDecision>

export const LedgerAnswer = z.object({
  version: z.int(),
  at: z.string(),
  channel: z.enum(channels),
  kinds: z.array(z.enum(messageKinds)),
  decision: z.enum(['granted', 'withdrawn']),
  method: z.enum(methods),
  cause: z.enum(causes),
  effective: z.boolean(),
  recordedBy: z.string(),
  statement: z.string().optional(),
  statementHash: z.string().optional(),
  evidence: z.unknown().optional(),
  addressHash: z.string().optional(),
  hash: z.string(),
  previousHash: z.string(),
})

export const ConsentsAnswer = z.object({
  current: z.array(
    z.object({
      channel: z.enum(channels),
      kind: z.enum(messageKinds),
      state: z.enum(['granted', 'withdrawn']),
      since: z.string(),
      version: z.int(),
      /** False when it was given for an address that the customer no longer has: nothing is sent on it. */
      addressCurrent: z.boolean(),
    }),
  ),
  ledger: z.array(LedgerAnswer),
})
export const ConsentsQuery = z.object({ at: instant.optional() })
