import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { Row } from '../../functions/shared/table/define-item.ts'
import type { Table } from '../../functions/shared/table/table.ts'

/** Puts many rows, 25 at a time. */
export async function putRows(table: Table, rows: readonly Row[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 25) {
    const puts = rows.slice(at, at + 25).map((Item) => ({ PutRequest: { Item } }))
    await table.send(new BatchWriteCommand({ RequestItems: { [table.name]: puts } }))
  }
}
