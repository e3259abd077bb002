import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { partitionOf, pingCountKey } from '../../shared/keys.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { queryPages } from '../../shared/table/query-pages.ts'
import type { Table } from '../../shared/table/table.ts'
import { addCounts, countValues, type PingCount, PingCountItem, type PingCounts } from './ping-count-item.ts'

/** `day`: YYYY-MM-DD. */
export function pingCountWrite(
  table: Pick<Table, 'name'>,
  accountId: string,
  { memberId, day }: { readonly memberId: string; readonly day: string },
  counts: PingCounts,
) {
  return {
    TableName: table.name,
    Key: pingCountKey(accountId, memberId, day),
    UpdateExpression: `SET #type = :type, memberId = :memberId, #day = :day ${addCounts}`,
    ExpressionAttributeNames: { '#type': 'type', '#day': 'day' },
    ExpressionAttributeValues: {
      ':type': PingCountItem.type,
      ':memberId': memberId,
      ':day': day,
      ...countValues(counts),
    },
  }
}

export type PingCountStore = ReturnType<typeof pingCountStore>

export function pingCountStore(table: Table) {
  async function countInDay(accountId: string, memberId: string, day: string, counts: PingCounts): Promise<void> {
    await table.send(new UpdateCommand(pingCountWrite(table, accountId, { memberId, day }, counts)))
  }

  /** Excludes `to` (YYYY-MM-DD); newest first. */
  async function listPingCounts(accountId: string, memberId: string, from: string, to: string): Promise<PingCount[]> {
    const counts: PingCount[] = []
    const pages = queryPages(table, {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ':pk': partitionOf(accountId, 'pingCount'),
        ':from': `${memberId}#${from}`,
        ':to': `${memberId}#${to}`,
      },
      ScanIndexForward: false,
      ConsistentRead: true,
    })
    for await (const { Items = [] } of pages) {
      counts.push(...(await settleAll(Items.map((row) => table.item(PingCountItem, row)))))
    }
    return counts.filter(({ day }) => day < to)
  }

  return { countInDay, listPingCounts }
}
