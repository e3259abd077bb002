import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { accountHash } from '../shared/crypto/keyed-hash.ts'
import { partitionOf, usageKey } from '../shared/keys.ts'
import { ifExists, type Table, type Write } from '../shared/table/table.ts'
import type { Counter } from './domain/cap-counters.ts'
import { UsageItem } from './items.ts'

/** Of the counters of a day, or of a bulk request. */
const keptSeconds = 2 * 86_400

export type UsageStore = ReturnType<typeof usageStore>

export function usageStore(table: Table) {
  return {
    /** Of one phone or email address, or a hash of it, that is `address` in every spelling. `period`: `YYYY-MM-DD`, or a bulk request. */
    periodOfAddress: async (accountId: string, period: string, address: string): Promise<string> =>
      `${period}@${await accountHash(table, accountId, 'usage', address)}`,

    /** Counts by shard. */
    async readUsage(accountId: string, period: string): Promise<number[]> {
      const { Items = [] } = await table.send(
        new QueryCommand({
          TableName: table.name,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :period)',
          ExpressionAttributeValues: { ':pk': partitionOf(accountId, 'usage'), ':period': `${period}#` },
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

    /** Takes back what a `usageWrite` counted. */
    usageUndoWrite: (accountId: string, period: string, { shard }: Counter, units: number): Write => ({
      Update: {
        TableName: table.name,
        Key: usageKey(accountId, period, shard),
        UpdateExpression: 'ADD #used :units',
        ConditionExpression: ifExists,
        ExpressionAttributeNames: { '#used': 'used' },
        ExpressionAttributeValues: { ':units': -units },
      },
    }),

    /** Fails when the counter would exceed `max`. `now` in epoch milliseconds: all but those of a month end after two days. */
    usageWrite(accountId: string, period: string, { shard, max }: Counter, units: number, now: number): Write {
      const isMonth = /^\d{4}-\d{2}$/.test(period)
      return {
        Update: {
          TableName: table.name,
          Key: usageKey(accountId, period, shard),
          UpdateExpression: `SET #type = :type, #period = :period, #shard = :shard${isMonth ? '' : ', #ttl = :ttl'} ADD #used :units`,
          ConditionExpression: 'attribute_not_exists(#used) OR #used <= :room',
          ExpressionAttributeNames: {
            '#type': 'type',
            '#period': 'period',
            '#shard': 'shard',
            '#used': 'used',
            ...(isMonth ? {} : { '#ttl': 'ttl' }),
          },
          ExpressionAttributeValues: {
            ':type': 'usage',
            ':period': period,
            ...(isMonth ? {} : { ':ttl': Math.floor(now / 1000) + keptSeconds }),
            ':shard': shard,
            ':units': units,
            ':room': max - units,
          },
        },
      }
    },
  }
}
