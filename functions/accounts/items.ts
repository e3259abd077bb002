import * as z from 'zod'
import { defineItem, type Item } from '../shared/items.ts'
import { erasureKey } from '../shared/keys.ts'
import { erasureStates } from './domain/erasure.ts'
import { Receipt } from './schemas.ts'

const counts = z.record(z.string(), z.int())
/** Milliseconds since the epoch. */
const moment = z.int()

/**
 * The truth of one erasure, outside every account and the only row that names the account afterwards. While it runs it
 * carries due attributes, and each slice begins by reading it.
 */
export const ErasureItem = defineItem({
  type: 'erasure',
  key: (_accountId, erasure) => erasureKey(erasure.erasureId),
  clear: z.object({
    erasureId: z.string(),
    accountId: z.string(),
    status: z.enum(erasureStates),
    requestedAt: moment,
    /** How far back the table can be restored. */
    backupDays: z.int(),
    progressedAt: moment,
    /** The end of the grace period; only while there is one. */
    cancelUntil: moment.optional(),
    /** Rows counted so far, by partition; once all are counted, those partitions in which there was anything. */
    inventory: z.record(z.string(), counts).optional(),
    found: counts.optional(),
    /** What was found outside the table: logins and files. */
    outside: counts.optional(),
    /** The logins of the members up to this id are gone. */
    loginsUpTo: z.string().optional(),
    /** Rows deleted so far, as far as the slices could tell. */
    erased: counts.optional(),
    shreddedAt: moment.optional(),
    erasedAt: moment.optional(),
    receipt: Receipt.optional(),
  }),
})
export type Erasure = Item<typeof ErasureItem>
