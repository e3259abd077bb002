import * as z from 'zod'
import { utcInstant } from '../../shared/fields.ts'

const AuditEntryView = z.object({
  version: z.int(),
  at: utcInstant,
  /** A member's id, or `status-link`. */
  by: z.string(),
  byName: z.string().optional(),
  action: z.string(),
  subject: z.string(),
  details: z.record(z.string(), z.unknown()),
})

/** `brokenVersion`: the first entry that breaks the chain. */
export const AuditTrail = z.object({
  items: z.array(AuditEntryView),
  nextCursor: z.string().optional(),
  verified: z.boolean(),
  brokenVersion: z.int().optional(),
})
