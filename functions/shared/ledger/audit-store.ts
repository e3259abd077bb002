import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { AppError } from '../errors.ts'
import { partitionOf } from '../keys.ts'
import { ifNotExists, type Refusal, type Table, type Write } from '../table/table.ts'
import { type AuditEntry, AuditItem, type AuditNote } from './audit.ts'
import { chain } from './ledger.ts'

const maxAttempts = 20

/** Appends one entry to the account's chain. Two at once: one is chained behind the other. */
export async function appendAudit(table: Table, accountId: string, note: AuditNote): Promise<void> {
  await transactAudited(table, accountId, note, [], () => undefined)
}

/**
 * Writes and their audit entry together: a change that nobody told of is impossible, whatever dies. `refused` hears which
 * of the writes did not hold; losing the race for a place in the chain only means the next one. `writes` that have to look
 * at other rows first are a function: it is asked again after each lost race, so no audited change came between its look
 * and the write.
 */
export async function transactAudited<T>(
  table: Table,
  accountId: string,
  note: AuditNote,
  writes: readonly Write[] | (() => Promise<readonly Write[]>),
  refused: (refusals: Refusal[]) => T,
): Promise<T | undefined> {
  for (let race = 0; race < maxAttempts; race += 1) {
    const Item = await table.row(AuditItem, accountId, chain(await newest(table, accountId), note))
    const append = { Put: { TableName: table.name, Item, ConditionExpression: ifNotExists } }
    const changes = typeof writes === 'function' ? await writes() : writes
    const refusals = await table.transact([...changes, append], (all) => all)
    if (!refusals) return undefined
    // whoever was faster may be why theirs did not hold either: the next look tells
    if (refusals.every(({ index }) => index < changes.length)) return refused(refusals)
  }
  throw new AppError('unavailable')
}

async function newest(table: Table, accountId: string): Promise<AuditEntry | undefined> {
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
