import * as z from 'zod'
import { exportKey } from '../shared/keys.ts'
import { defineItem, type Item } from '../shared/table/define-item.ts'

const counts = z.record(z.string(), z.int())

const epochMs = z.int()

/** Each claim increments `version`, so that only the last slice may write. */
export const ExportItem = defineItem({
  type: 'export',
  until: 'until the account is erased',
  readable: 'who requested it, times and counts',
  key: (accountId, each) => exportKey(accountId, each.exportId),
  clear: z.object({
    exportId: z.string(),
    status: z.enum(['running', 'ready', 'failed']),
    requestedBy: z.string(),
    requestedAt: epochMs,
    version: z.int(),
    attempts: z.int(),
    busyUntil: epochMs.optional(),
    uploadId: z.string().optional(),
    checkpoint: z.string().optional(),
    /** Lines written so far, per file name; files per folder name. */
    counts,
    bytes: z.int().optional(),
    finishedAt: epochMs.optional(),
    /** No link is issued from then on; the bucket deletes the file within a day. */
    expiresAt: epochMs.optional(),
  }),
})
export type Export = Item<typeof ExportItem>
