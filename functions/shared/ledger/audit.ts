import * as z from 'zod'
import { auditKey } from '../keys.ts'
import { defineItem, type Item } from '../table/define-item.ts'

/** Who changed or viewed what. Ids and names of fields stay readable; old and new values are sealed. */
export const AuditItem = defineItem({
  type: 'audit',
  until:
    'until the account is erased, entries about members and customers who were erased included: hours that were paid and consents can be borne out',
  readable: 'who did what to which id, and when',
  key: (accountId, entry) => auditKey(accountId, entry.version),
  clear: z.object({
    version: z.int(),
    previousHash: z.string(),
    hash: z.string(),
    at: z.string(),
    by: z.string(),
    action: z.string(),
    subject: z.string(),
  }),
  personal: z.object({
    details: z.record(z.string(), z.unknown()).meta({
      why: 'old and new hours, roles and settings, or nobody could tell what was changed; why a shift was deleted; no name, address or other free text',
    }),
  }),
})

export type AuditEntry = Item<typeof AuditItem>

/** What is said of a change; its place in the chain is found when it is written. */
export type AuditNote = Pick<AuditEntry, 'at' | 'by' | 'action' | 'subject' | 'details'>
