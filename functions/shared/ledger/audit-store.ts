import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { AppError } from '../errors.ts'
import { partitionOf } from '../keys.ts'
import { type FailedCondition, ifNotExists, type Table, type Write } from '../table/table.ts'
import { type AuditEntry, AuditItem, type AuditNote } from './audit.ts'
import { chainNew } from './ledger.ts'

const maxAttempts = 20

export async function appendAudit(table: Table, accountId: string, note: AuditNote): Promise<void> {
  await transactAudited(table, accountId, note, [], () => undefined)
}

/**
 * Applies writes and their audit entry in one transaction. A function for `writes` runs again for each attempt, so that no
 * audited change comes between its reads and the write.
 * @throws AppError `unavailable` after 20 attempts
 */
export async function transactAudited<T>(
  table: Table,
  accountId: string,
  note: AuditNote,
  writes: readonly Write[] | (() => Promise<readonly Write[]>),
  onConditionFailed: (failed: FailedCondition[]) => T,
): Promise<T | undefined> {
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const Item = await table.row(AuditItem, accountId, chainNew(await newestEntry(table, accountId), note))
    const append = { Put: { TableName: table.name, Item, ConditionExpression: ifNotExists } }
    const changes = typeof writes === 'function' ? await writes() : writes
    const failed = await table.transact([...changes, append], (all) => all)
    if (!failed) return undefined
    // if the append failed too, a concurrent entry may have caused the others
    if (failed.every(({ index }) => index < changes.length)) return onConditionFailed(failed)
  }
  throw new AppError('unavailable')
}

async function newestEntry(table: Table, accountId: string): Promise<AuditEntry | undefined> {
  const { Items } = await table.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': partitionOf(accountId, 'audit') },
      ScanIndexForward: false,
      Limit: 1,
      ConsistentRead: true,
    }),
  )
  const row = Items?.[0]
  return row && table.item(AuditItem, row)
}
