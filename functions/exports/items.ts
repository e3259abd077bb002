import * as z from 'zod'
import { exportKey } from '../shared/keys.ts'
import { defineItem, type Item } from '../shared/table/define-item.ts'

const counts = z.record(z.string(), z.int())

/** Milliseconds since the epoch. */
const moment = z.int()

/**
 * One export: the truth of how far it is. Only the slice that has claimed it, and whose `version` it therefore has, may
 * change it.
 */
export const ExportItem = defineItem({
  type: 'export',
  until: 'until the account is erased',
  readable: 'who asked for it, times and counts',
  key: (accountId, each) => exportKey(accountId, each.exportId),
  clear: z.object({
    exportId: z.string(),
    status: z.enum(['running', 'ready', 'failed']),
    requestedBy: z.string(),
    requestedAt: moment,
    version: z.int(),
    /** Slices since the last one that came to its end. */
    attempts: z.int(),
    /** Until then its slice may still be alive. */
    busyUntil: moment.optional(),
    uploadId: z.string().optional(),
    /** The name of the object that holds where the last slice stopped. */
    checkpoint: z.string().optional(),
    /** Lines written so far, by file; for a folder its files. */
    counts,
    bytes: z.int().optional(),
    finishedAt: moment.optional(),
    /** No link is given from then on, and the file goes by itself within a day. */
    expiresAt: moment.optional(),
  }),
})
export type Export = Item<typeof ExportItem>
