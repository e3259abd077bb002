import * as z from 'zod'
import { erasureEmailFields } from '../shared/erasure/erasure-email.ts'
import { erasureAuditKey, erasureKey, signInAttemptKey } from '../shared/keys.ts'
import { languages } from '../shared/language.ts'
import { defineItem, type Item } from '../shared/table/define-item.ts'
import { erasureStates } from './domain/erasure.ts'

const counts = z.record(z.string(), z.int())

const epochMs = z.int()

/**
 * Outside every account, and the only row that names the account afterwards. While it runs it has due attributes, and
 * the addresses of the owners and of the account, sealed with the installation's key.
 */
export const ErasureItem = defineItem({
  type: 'erasure',
  until: 'for good, as proof; addresses, time zone and language until the erasure is finished',
  readable: 'ids, times, counts and what became of each email; time zone and language of the account',
  key: (_accountId, erasure) => erasureKey(erasure.erasureId),
  clear: z.object({
    erasureId: z.string(),
    accountId: z.string(),
    status: z.enum(erasureStates),
    requestedAt: epochMs,
    backupDays: z.int(),
    progressedAt: epochMs,
    cancelUntil: epochMs.optional(),
    /** Of the account, for the status page. */
    timeZone: z.string().optional(),
    language: z.enum(languages).optional(),
    /** Rows counted so far, by partition key; once `found` is set, without empty partitions. */
    inventory: z.record(z.string(), counts).optional(),
    found: counts.optional(),
    externalData: counts.optional(),
    loginsUpTo: z.string().optional(),
    /** Without rows of slices that died. */
    erased: counts.optional(),
    shreddedAt: epochMs.optional(),
    erasedAt: epochMs.optional(),
    ...erasureEmailFields,
    /** A compact JWS. */
    receipt: z.string().optional(),
  }),
})
export type Erasure = Item<typeof ErasureItem>

export const SignInAttemptItem = defineItem({
  type: 'signInAttempt',
  until: '15 minutes after the first attempt',
  readable: 'a keyed hash of the caller’s IP address, or of it and the email address that was entered',
  key: (_accountId, attempt) => signInAttemptKey(attempt.hash),
  clear: z.object({ hash: z.string(), tries: z.int(), endsAt: epochMs }),
})

/** Progress of a month's audit: rows scanned, and `left`, those that belong to a finished erasure. */
export const ErasureAuditItem = defineItem({
  type: 'erasureAudit',
  until: '400 days',
  key: (_accountId, audit) => erasureAuditKey(audit.month),
  clear: z.object({
    month: z.string(),
    rows: z.int(),
    left: z.int(),
    start: z.object({ pk: z.string(), sk: z.string() }).optional(),
    finishedAt: epochMs.optional(),
  }),
})
export type ErasureAudit = Item<typeof ErasureAuditItem>
