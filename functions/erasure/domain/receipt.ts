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
/** The key table can be restored for one day. */
const keyBackupDays = 1
export const logDays = 14
const queueDays = 1

const method =
  'Account fenced by one conditional write; waited until every function that had started before had ended; rows counted; ' +
  'logins and files deleted; data key deleted; rows and their pointers deleted; every partition of the account verified to be empty.'

export function receiptOf(facts: {
  readonly erasureId: string
  readonly accountHash: string
  readonly requestedAt: number
  readonly shreddedAt: number
  readonly erasedAt: number
  readonly found: Counts
  readonly externalData: Counts
  readonly retained: readonly RetainedItem[]
  readonly backupDays: number
}): Receipt {
  const { erasureId, accountHash, found, externalData, requestedAt, shreddedAt, erasedAt, backupDays } = facts
  const after = (days: number, from = erasedAt) => toInstant(from + days * dayMilliseconds)
  const backupsExpireAt = after(backupDays)
  const keyUnrecoverableAt = after(keyBackupDays, shreddedAt)
  return {
    erasureId,
    accountHash,
    requestedAt: after(0, requestedAt),
    erasedAt: after(0),
    found,
    outside: externalData,
    remaining: 0,
    kept: [
      ...facts.retained,
      {
        what: 'backups of the table',
        why: 'Backups cannot be edited; their personal data is unreadable once the data key is unrecoverable',
        until: backupsExpireAt,
      },
      { what: 'logs', why: 'They contain ids, codes and counts only', until: after(logDays) },
      { what: 'messages in flight', why: 'Encrypted queues between AWS and this system', until: after(queueDays) },
    ],
    keyUnrecoverableAt,
    backupsExpireAt,
    method,
  }
}
