import { dueRow, putDueOnce } from '../../shared/background/due.ts'
import type { AuditNote } from '../../shared/ledger/audit.ts'
import type { Table, Write } from '../../shared/table/table.ts'

/**
 * Goes with each change of a worker’s hours by another member: due at once, or when an hour has passed since the last email,
 * whose row this is.
 */
export function hoursChangedWrites(
  table: Pick<Table, 'name'>,
  accountId: string,
  memberId: string,
  { by, at }: Pick<AuditNote, 'by' | 'at'>,
): Write[] {
  if (by === memberId) return []
  const now = Date.parse(at)
  return [putDueOnce(table, dueRow(accountId, 'hours-changed', memberId, now, { changedAt: now }))]
}
