import * as z from 'zod'
import { calendarDate, id, instant, paging, utcInstant } from '../../shared/fields.ts'
import { auditActionNames, subjectTypes } from '../../shared/ledger/audit-actions.ts'

/** A date means its start in the account's time zone. */
const time = z.union([calendarDate, instant])

export const AuditQuery = z.strictObject({
  ...paging,
  action: z.enum(auditActionNames).optional(),
  /** A member's id, `auto`, `operator`, `status-link`, `invitation-link` or `contact-link`. */
  by: id.optional(),
  from: time.optional(),
  /** Not included. */
  to: time.optional(),
})
export type AuditQuery = z.infer<typeof AuditQuery>

const AuditEntryView = z.object({
  version: z.int(),
  at: utcInstant,
  /** A member's id, `auto`, `operator`, `status-link`, `invitation-link` or `contact-link`. */
  by: z.string(),
  byName: z.string().optional(),
  action: z.string(),
  subject: z.string(),
  subjectType: z.enum(subjectTypes).optional(),
  /** As it is now; of a shift, its worker and its start in the account's time zone. */
  subjectName: z.string().optional(),
  /** The subject is erased or removed: its id alone is left. */
  subjectErased: z.boolean().optional(),
  /** What `details` names: the member of a shift, the phone of a member. */
  related: z.array(
    z.object({
      type: z.enum(['member', 'customer', 'shift', 'device']),
      id: z.string(),
      name: z.string().optional(),
      erased: z.boolean().optional(),
    }),
  ),
  details: z.record(z.string(), z.unknown()),
})

/** `brokenVersion`: the first entry that breaks the chain. */
export const AuditTrail = z.object({
  items: z.array(AuditEntryView),
  nextCursor: z.string().optional(),
  verified: z.boolean(),
  brokenVersion: z.int().optional(),
})
