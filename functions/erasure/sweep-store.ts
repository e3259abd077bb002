import { BatchGetCommand, type BatchGetCommandInput, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import { type Eraser, plainRow } from '../shared/erasure/eraser.ts'
import type { ItemType, Key } from '../shared/keys.ts'
import { queryPages } from '../shared/table/query-pages.ts'
import type { Table } from '../shared/table/table.ts'
import { batchDeleteStore, chunks, retryUnprocessed, uniqueKeys } from './batch-delete-store.ts'
import type { Counts } from './domain/erasure.ts'

export type SweepStore = ReturnType<typeof sweepStore>
export type Partition = { readonly type: ItemType; readonly pk: string }

const headRows = 100
const batchGetLimit = 100

export function sweepStore(table: Table, erasers: Record<ItemType, Eraser>) {
  const inPartition = (pk: string) => ({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ConsistentRead: true,
  })
  const head = (pk: string, how: Partial<QueryCommandInput>) =>
    table.send(new QueryCommand({ TableName: table.name, ...inPartition(pk), ...how }))
  const hasNoPointers = (type: ItemType) => erasers[type] === plainRow
  const { pointersOf, deleteRows } = batchDeleteStore(table, erasers)

  async function countPointers(keys: readonly Key[]): Promise<Record<string, number>> {
    const counts: Record<string, number> = {}
    for (const chunk of chunks(uniqueKeys(keys), batchGetLimit)) {
      const request = {
        Keys: chunk,
        ProjectionExpression: 'pk, sk, #type',
        ExpressionAttributeNames: { '#type': 'type' },
      }
      await retryUnprocessed<BatchGetCommandInput['RequestItems']>(
        { [table.name]: { ...request, ConsistentRead: true } },
        async (RequestItems) => {
          const { Responses, UnprocessedKeys } = await table.send(new BatchGetCommand({ RequestItems }))
          for (const { type } of Responses?.[table.name] ?? []) counts[String(type)] = (counts[String(type)] ?? 0) + 1
          return UnprocessedKeys
        },
      )
    }
    return counts
  }

  return {
    /** Includes the pointers that the rows name. */
    async countPartition({ type, pk }: Partition): Promise<Counts> {
      const counts: Record<string, number> = { [type]: 0 }
      const how = hasNoPointers(type) ? { Select: 'COUNT' as const } : {}
      for await (const { Items = [], Count = 0 } of queryPages(table, { ...inPartition(pk), ...how })) {
        const pointers = await countPointers(pointersOf(type, Items))
        for (const [name, count] of [[type, Count] as const, ...Object.entries(pointers)]) {
          counts[name] = (counts[name] ?? 0) + count
        }
      }
      return counts
    },

    /** Returns how many rows it deleted. */
    async deleteHead({ type, pk }: Partition): Promise<number> {
      const keysOnly = hasNoPointers(type) ? { ProjectionExpression: 'pk, sk' } : {}
      const { Items = [] } = await head(pk, { ...keysOnly, Limit: headRows })
      await deleteRows(type, Items)
      return Items.length
    },

    async isEmpty({ pk }: Partition): Promise<boolean> {
      const { Count } = await head(pk, { Select: 'COUNT', Limit: 1 })
      return Count === 0
    },
  }
}
