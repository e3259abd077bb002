import * as z from 'zod'
import { instant, line, text } from '../../shared/fields.ts'
import { causes, channels, ledgerKinds, messageKinds, methods } from '../domain/consent.ts'

const kinds = z
  .array(z.enum(messageKinds))
  .min(1)
  .max(messageKinds.length)
  .transform((list) => [...new Set(list)])

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
    message: 'is required for a grant: the wording that the customer was shown',
  })
export type NewDecision = z.infer<typeof NewDecision>

export const LedgerEntryResponse = z.object({
  version: z.int(),
  at: z.string(),
  channel: z.enum(channels),
  kinds: z.array(z.enum(ledgerKinds)),
  decision: z.enum(['granted', 'withdrawn']),
  method: z.enum(methods),
  cause: z.enum(causes),
  effective: z.boolean(),
  expiresAt: z.string().optional(),
  recordedBy: z.string(),
  statement: z.string().optional(),
  statementHash: z.string().optional(),
  evidence: z.unknown().optional(),
  hash: z.string(),
  previousHash: z.string(),
})

export const ConsentsResponse = z.object({
  current: z.array(
    z.object({
      channel: z.enum(channels),
      kind: z.enum(ledgerKinds),
      state: z.enum(['granted', 'withdrawn']),
      since: z.string(),
      expiresAt: z.string().optional(),
      version: z.int(),
      /** False: granted for an earlier address, so nothing is sent on it. */
      addressCurrent: z.boolean(),
    }),
  ),
  ledger: z.array(LedgerEntryResponse),
})

export const ConsentsQuery = z.object({ at: instant.optional() })

export const NewConsentRequest = z.strictObject({
  channels: z
    .array(z.enum(channels))
    .min(1)
    .max(channels.length)
    .transform((list) => [...new Set(list)]),
  kinds,
})
export type NewConsentRequest = z.infer<typeof NewConsentRequest>

/** `url`: the page where the customer can agree. */
export const ConsentRequestResponse = z.object({ url: z.string(), expiresAt: z.string() })
