import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { partitionOf, usageKey } from '../shared/keys.ts'
import type { Table, Write } from '../shared/table/table.ts'
import type { Counter } from './domain/cap-counters.ts'
import { UsageItem } from './items.ts'

export type UsageStore = ReturnType<typeof usageStore>

export function usageStore(table: Table) {
  return {
    /** Counts by shard. */
    async readUsage(accountId: string, month: string): Promise<number[]> {
      const { Items = [] } = await table.send(
        new QueryCommand({
          TableName: table.name,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :month)',
          ExpressionAttributeValues: { ':pk': partitionOf(accountId, 'usage'), ':month': `${month}#` },
          ConsistentRead: true,
        }),
      )
      const used: number[] = []
      for (const row of Items) {
        const { shard, used: count } = await table.item(UsageItem, row)
        used[shard] = count
      }
      return Array.from(used, (count) => count ?? 0)
    },

    /** Fails when the counter would exceed `max`. */
    usageWrite(accountId: string, month: string, { shard, max }: Counter, units: number): Write {
      return {
        Update: {
          TableName: table.name,
          Key: usageKey(accountId, month, shard),
          UpdateExpression: 'SET #type = :type, #month = :month, #shard = :shard ADD #used :units',
          ConditionExpression: 'attribute_not_exists(#used) OR #used <= :room',
          ExpressionAttributeNames: { '#type': 'type', '#month': 'month', '#shard': 'shard', '#used': 'used' },
          ExpressionAttributeValues: {
            ':type': 'usage',
            ':month': month,
            ':shard': shard,
            ':units': units,
            ':room': max - units,
          },
        },
      }
    },
  }
}
