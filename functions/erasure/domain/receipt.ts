import { toInstant } from '../../shared/instant.ts'
import type { Counts } from './erasure.ts'

export type RetainedItem = { readonly what: string; readonly why: string; readonly until: string }

export type Receipt = {
  readonly erasureId: string
  readonly accountHash: string
  readonly requestedAt: string
  readonly erasedAt: string
  readonly found: Counts
  readonly outside: Counts
  readonly remaining: 0
  readonly kept: readonly RetainedItem[]
  readonly keyUnrecoverableAt: string
  readonly backupsExpireAt: string
  readonly method: string
}

export const dayMilliseconds = 86_400_000
/** The key table's backups: after a day nobody can bring the account's key back. */
const keyBackupDays = 1
export const logDays = 14
const queueDays = 1

const method =
  'Fenced by one conditional write; waited until no function that had begun before could still run; counted; logins and ' +
  'files removed; data key deleted; rows deleted with the pointers they name; every partition of the account walked again and found empty.'

/** What is said at the end. It follows from its arguments alone, so that it is the same however often it is made. */
export function receiptOf(facts: {
  readonly erasureId: string
  readonly accountHash: string
  readonly requestedAt: number
  readonly shreddedAt: number
  readonly erasedAt: number
  readonly found: Counts
  readonly outside: Counts
  readonly kept: readonly RetainedItem[]
  readonly backupDays: number
}): Receipt {
  const { erasureId, accountHash, found, outside, requestedAt, shreddedAt, erasedAt, backupDays } = facts
  const after = (days: number, from = erasedAt) => toInstant(from + days * dayMilliseconds)
  const backupsExpireAt = after(backupDays)
  const keyUnrecoverableAt = after(keyBackupDays, shreddedAt)
  return {
    erasureId,
    accountHash,
    requestedAt: after(0, requestedAt),
    erasedAt: after(0),
    found,
    outside,
    remaining: 0,
    kept: [
      ...facts.kept,
      {
        what: 'backups of the table',
        why: 'Backups cannot be edited; nothing personal in them can be read once the data key is unrecoverable',
        until: backupsExpireAt,
      },
      { what: 'logs', why: 'They hold ids, codes and counts only', until: after(logDays) },
      { what: 'messages in flight', why: 'Encrypted queues between AWS and this system', until: after(queueDays) },
    ],
    keyUnrecoverableAt,
    backupsExpireAt,
    method,
  }
}
