import * as z from 'zod'
import { erasureStates } from '../erasure/domain/erasure.ts'
import { erasureEmailFields } from '../shared/erasure/erasure-mail.ts'
import { erasureAuditKey, erasureKey, exportKey, signInAttemptKey } from '../shared/keys.ts'
import { defineItem, type Item } from '../shared/table/define-item.ts'

const counts = z.record(z.string(), z.int())
/** Milliseconds since the epoch. */
const moment = z.int()

/**
 * The truth of one erasure, outside every account and the only row that names the account afterwards. While it runs it
 * carries due attributes, and each slice begins by reading it; besides what is readable it holds the owner's address,
 * sealed with the installation's key (`shared/erasure-mail.ts`), until it is erased or cancelled.
 */
export const ErasureItem = defineItem({
  type: 'erasure',
  until: 'for good, as proof; the address until the erasure is finished',
  readable: 'ids, times and counts',
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
    ...erasureEmailFields,
    /** A compact JWS, kept with `erasedAt`; shown once it is erased. */
    receipt: z.string().optional(),
  }),
})
export type Erasure = Item<typeof ErasureItem>

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

/** Tries to sign in on our page with one address, until `endsAt`. */
export const SignInAttemptItem = defineItem({
  type: 'signInAttempt',
  until: 'a quarter of an hour after the first try',
  readable: 'a keyed hash of the mail address that was tried',
  key: (_accountId, attempt) => signInAttemptKey(attempt.addressHash),
  clear: z.object({ addressHash: z.string(), tries: z.int(), endsAt: moment }),
})

/** How far a month's walk over all keys is: how many rows were seen, and how many of them belong to a finished erasure. */
export const ErasureAuditItem = defineItem({
  type: 'erasureAudit',
  until: '400 days',
  key: (_accountId, audit) => erasureAuditKey(audit.month),
  clear: z.object({
    month: z.string(),
    rows: z.int(),
    left: z.int(),
    /** Where the next run goes on. */
    start: z.object({ pk: z.string(), sk: z.string() }).optional(),
    finishedAt: moment.optional(),
  }),
})
export type ErasureAudit = Item<typeof ErasureAuditItem>
