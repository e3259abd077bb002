import { GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { toTtl } from '../../shared/clock.ts'
import { dueShards, erasureAuditKey, type Key } from '../../shared/keys.ts'
import { queryPages } from '../../shared/table/query-pages.ts'
import type { Table } from '../../shared/table/table.ts'
import { type Erasure, type ErasureAudit, ErasureAuditItem, ErasureItem } from '../items.ts'

export type ErasureAuditStore = ReturnType<typeof erasureAuditStore>
type Row = Key & { readonly type?: string; readonly accountId?: string }
type Rows = { readonly rows: readonly Row[]; readonly next: Key | undefined }

const retentionMilliseconds = 400 * 86_400_000

export function erasureAuditStore(table: Pick<Table, 'name' | 'send' | 'item' | 'row'>) {
  const readItem = async ({ pk, sk }: Key) =>
    (await table.send(new GetCommand({ TableName: table.name, Key: { pk, sk }, ConsistentRead: true }))).Item

  async function* dueErasures(shard: string): AsyncGenerator<Key> {
    const pages = queryPages(table, {
      IndexName: 'due',
      KeyConditionExpression: 'dueShard = :shard',
      FilterExpression: '#kind IN (:quiesce, :erasure)',
      ExpressionAttributeNames: { '#kind': 'kind' },
      ExpressionAttributeValues: { ':shard': shard, ':quiesce': 'quiesce', ':erasure': 'erasure' },
    })
    for await (const { Items = [] } of pages) yield* Items as Key[]
  }

  return {
    async *runningErasures(): AsyncGenerator<Erasure> {
      for (const shard of dueShards) {
        for await (const key of dueErasures(shard)) {
          const row = await readItem(key)
          if (row) yield await table.item(ErasureItem, row)
        }
      }
    },

    async scanRows(start: Key | undefined): Promise<Rows> {
      const scan = new ScanCommand({
        TableName: table.name,
        ProjectionExpression: 'pk, sk, #type, accountId',
        ExpressionAttributeNames: { '#type': 'type' },
        ConsistentRead: true,
        ExclusiveStartKey: start,
      })
      const { Items = [], LastEvaluatedKey } = await table.send(scan)
      return { rows: Items as Row[], next: LastEvaluatedKey as Key | undefined }
    },

    /** `month` is `YYYY-MM`. */
    async findAudit(month: string): Promise<ErasureAudit | undefined> {
      const row = await readItem(erasureAuditKey(month))
      return row && table.item(ErasureAuditItem, row)
    },

    async saveAudit(audit: ErasureAudit, now: number): Promise<void> {
      const Item = await table.row(ErasureAuditItem, '', audit, { ttl: toTtl(now + retentionMilliseconds) })
      await table.send(new PutCommand({ TableName: table.name, Item }))
    },
  }
}
