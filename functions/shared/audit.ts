import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { AppError } from './errors.ts'
import { defineItem, type Item } from './items.ts'
import { auditKey, partitionOf } from './keys.ts'
import { chain } from './ledger.ts'
import { absent, type Table } from './table.ts'

/** Who changed or viewed what. Ids and names of fields stay readable; old and new values are sealed. */
export const AuditItem = defineItem({
  type: 'audit',
  key: (accountId, entry) => auditKey(accountId, entry.version),
  clear: z.object({
    version: z.int(),
    previousHash: z.string(),
    hash: z.string(),
    at: z.string(),
    by: z.string(),
    action: z.string(),
    subject: z.string(),
  }),
  personal: z.object({ details: z.record(z.string(), z.unknown()) }),
})
export type AuditEntry = Item<typeof AuditItem>

const races = 20

/** Appends one entry to the account's chain. Two at once: one is chained behind the other. */
export async function appendAudit(
  table: Table,
  accountId: string,
  entry: Pick<AuditEntry, 'at' | 'by' | 'action' | 'subject' | 'details'>,
): Promise<void> {
  for (let race = 0; race < races; race++) {
    const chained = chain(await newest(table, accountId), entry)
    const Item = await table.row(AuditItem, accountId, chained)
    const put = new PutCommand({ TableName: table.name, Item, ConditionExpression: absent })
    const written = await table.attempt(
      () => table.send(put).then(() => true),
      () => false,
    )
    if (written) return
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
