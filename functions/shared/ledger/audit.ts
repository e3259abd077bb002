import * as z from 'zod'
import { auditKey } from '../keys.ts'
import { defineItem, type Item } from '../table/define-item.ts'

export const AuditItem = defineItem({
  type: 'audit',
  until:
    'until the account is erased, including entries about erased members and customers: proof of paid hours and of consents',
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
      why: 'old and new hours, roles and settings, to show what was changed; why a shift was deleted; no name, address or other free text',
    }),
    salt: z
      .string()
      .optional()
      .meta({ why: 'random: without it, the entry’s hash would confirm a guess at its details' }),
  }),
})

export type AuditEntry = Item<typeof AuditItem>

export type AuditNote = Pick<AuditEntry, 'at' | 'by' | 'action' | 'subject' | 'details'>
