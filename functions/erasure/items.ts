import * as z from 'zod'
import { erasureEmailFields } from '../shared/erasure/erasure-email.ts'
import { erasureAuditKey, erasureKey, signInAttemptKey } from '../shared/keys.ts'
import { defineItem, type Item } from '../shared/table/define-item.ts'
import { erasureStates } from './domain/erasure.ts'

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
