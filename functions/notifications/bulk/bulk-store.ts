import { DeleteCommand, GetCommand } from '@aws-sdk/lib-dynamodb'
import { dueRow, putDue, type WorkMessage, workMessageOf } from '../../shared/background/due.ts'
import { bulkMessageKey } from '../../shared/keys.ts'
import { transactAudited } from '../../shared/ledger/audit-store.ts'
import { ifNotExists, type Table } from '../../shared/table/table.ts'
import { type Bulk, BulkItem } from '../items.ts'

export type BulkStore = ReturnType<typeof bulkStore>

export function bulkStore(table: Table) {
  return {
    /** With its due row and an audit entry; no-op if it is there already. `now` in epoch milliseconds. */
    async addBulk(accountId: string, bulk: Bulk, by: string, now: number): Promise<WorkMessage> {
      const { bulkId, kind, channels, createdAt: at } = bulk
      const due = dueRow(accountId, 'bulk', bulkId, now)
      const Item = await table.row(BulkItem, accountId, bulk)
      const put = { Put: { TableName: table.name, Item, ConditionExpression: ifNotExists } }
      const details = { bulkId, kind, channels, customers: bulk.customerIds.length }
      const note = { at, by, action: 'messages.bulk', subject: accountId, details }
      await transactAudited(table, accountId, note, [put, putDue(table, due)], () => undefined)
      return workMessageOf(due)
    },

    async findBulk(accountId: string, bulkId: string): Promise<Bulk | undefined> {
      const Key = bulkMessageKey(accountId, bulkId)
      const { Item } = await table.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))
      return Item && table.item(BulkItem, Item)
    },

    async deleteBulk(accountId: string, bulkId: string): Promise<void> {
      await table.send(new DeleteCommand({ TableName: table.name, Key: bulkMessageKey(accountId, bulkId) }))
    },
  }
}
