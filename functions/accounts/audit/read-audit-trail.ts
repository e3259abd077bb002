import { AppError } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { firstBroken } from '../../shared/ledger/ledger.ts'
import { startOfDay } from '../../shifts/domain/hours/days.ts'
import type { AuditStore } from './audit-store.ts'
import { nameSubjects } from './name-subjects.ts'
import type { AuditQuery } from './schemas.ts'
import type { SubjectStore } from './subject-store.ts'

type Deps = AuditStore & SubjectStore

/**
 * Reading all pages verifies the chain, also of the entries that a filter leaves out.
 * @throws AppError `invalid` when `to` is not after `from`, `invalid_cursor`
 */
export async function readAuditTrail(
  { limit, cursor, action, by, ...period }: AuditQuery,
  { accountId, account, openAccount }: Pick<Principal, 'accountId' | 'account' | 'openAccount'>,
  deps: Deps,
) {
  const [from, to] = [period.from, period.to].map((time) => time && instantOf(time, account.timeZone))
  if (from && to && to <= from) {
    throw new AppError('invalid', undefined, { errors: [{ path: ['to'], message: 'must be after from' }] })
  }
  const { items, read, before, nextCursor } = await deps.auditPage(
    accountId,
    { limit, cursor },
    { action, by, from, to },
  )
  const brokenVersion = firstBroken(read.toReversed(), before)
  const { name } = await openAccount()
  return {
    items: await nameSubjects(items, { accountId, name, timeZone: account.timeZone }, deps),
    nextCursor,
    verified: brokenVersion === undefined,
    brokenVersion,
  }
}

/** A date means its start in the account's time zone. */
function instantOf(time: string, timeZone: string): string {
  return time.includes('T') ? time : toInstant(startOfDay(time, timeZone))
}
