import * as z from 'zod'
import { utcInstant } from '../../shared/fields.ts'

const AuditEntryView = z.object({
  version: z.int(),
  at: utcInstant,
  /** A member's id, or what else acted: `status-link`. */
  by: z.string(),
  byName: z.string().optional(),
  action: z.string(),
  subject: z.string(),
  details: z.record(z.string(), z.unknown()),
})

/** `verified` says of the page, and of the entry before it, that the chain of hashes bears out every one. */
export const AuditTrail = z.object({
  items: z.array(AuditEntryView),
  nextCursor: z.string().optional(),
  verified: z.boolean(),
  brokenVersion: z.int().optional(),
})
