import { dueAttributes } from '../../shared/background/due.ts'
import { dueKey } from '../../shared/keys.ts'
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
  const Key = dueKey(accountId, 'hours-changed', memberId)
  const { dueShard, kind, dueAt } = dueAttributes(Key, 'hours-changed', now)
  const Update = {
    TableName: table.name,
    Key,
    UpdateExpression: `SET #type = :type, id = :id, dueShard = :shard, kind = :kind, details = :details,
      dueAt = if_not_exists(dueAt, :at)`,
    ExpressionAttributeNames: { '#type': 'type' },
    ExpressionAttributeValues: {
      ':type': 'due',
      ':id': memberId,
      ':shard': dueShard,
      ':kind': kind,
      ':details': { changedAt: now },
      ':at': dueAt,
    },
  }
  return [{ Update }]
}
