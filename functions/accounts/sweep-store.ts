import {
  BatchGetCommand,
  type BatchGetCommandInput,
  BatchWriteCommand,
  type BatchWriteCommandInput,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { type Eraser, plainRow } from '../shared/erasing.ts'
import { AppError } from '../shared/errors.ts'
import type { ItemType, Key } from '../shared/keys.ts'
import type { Table } from '../shared/table.ts'
import type { Counts } from './domain/erasure.ts'

export type SweepStore = ReturnType<typeof sweepStore>
export type Partition = { readonly type: ItemType; readonly pk: string }

const headRows = 100
const batchGetLimit = 100
const batchWriteLimit = 25
const retries = 6

/** Rows of any kind, by partition: counted and deleted by their keys, never opened. */
export function sweepStore(table: Table, erasers: Record<ItemType, Eraser>) {
  const query = (pk: string, more: Partial<QueryCommandInput>) =>
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ConsistentRead: true,
      ...more,
    })
  const namesNothing = (type: ItemType) => erasers[type] === plainRow
  const pointersOf = (type: ItemType, rows: readonly Record<string, unknown>[]) => {
    const eraser = erasers[type]
    return eraser.how === 'row' ? rows.flatMap((row) => eraser.pointersOf(row)) : []
  }

  /** Of these pointers, those that exist, counted by their item type. */
  async function countPointers(keys: readonly Key[]): Promise<Record<string, number>> {
    const counts: Record<string, number> = {}
    for (const chunk of chunks(distinct(keys), batchGetLimit)) {
      const ask = { Keys: chunk, ProjectionExpression: 'pk, sk, #type', ExpressionAttributeNames: { '#type': 'type' } }
      await untilProcessed<BatchGetCommandInput['RequestItems']>(
        { [table.name]: { ...ask, ConsistentRead: true } },
        async (RequestItems) => {
          const { Responses, UnprocessedKeys } = await table.send(new BatchGetCommand({ RequestItems }))
          for (const { type } of Responses?.[table.name] ?? []) counts[String(type)] = (counts[String(type)] ?? 0) + 1
          return UnprocessedKeys
        },
      )
    }
    return counts
  }

  async function deleteAll(keys: readonly Key[]): Promise<void> {
    const batches = chunks(distinct(keys), batchWriteLimit).map(async (chunk) => {
      const deletes = chunk.map((Key) => ({ DeleteRequest: { Key } }))
      await untilProcessed<BatchWriteCommandInput['RequestItems']>({ [table.name]: deletes }, async (RequestItems) => {
        const { UnprocessedItems } = await table.send(new BatchWriteCommand({ RequestItems }))
        return UnprocessedItems
      })
    })
    await Promise.all(batches)
  }

  return {
    /** How many rows lie in a partition, and how many pointers they name. */
    async countPartition({ type, pk }: Partition): Promise<Counts> {
      const counts: Record<string, number> = { [type]: 0 }
      let start: QueryCommandInput['ExclusiveStartKey']
      do {
        const page = namesNothing(type) ? { Select: 'COUNT' as const } : {}
        const {
          Items = [],
          Count = 0,
          LastEvaluatedKey,
        } = await table.send(query(pk, { ...page, ExclusiveStartKey: start }))
        const pointers = await countPointers(pointersOf(type, Items))
        for (const [name, count] of [[type, Count] as const, ...Object.entries(pointers)]) {
          counts[name] = (counts[name] ?? 0) + count
        }
        start = LastEvaluatedKey
      } while (start)
      return counts
    },

    /** Deletes the first rows of a partition, after the pointers that they name. How many; 0 when it is empty. */
    async deleteHead({ type, pk }: Partition): Promise<number> {
      const keysOnly = namesNothing(type) ? { ProjectionExpression: 'pk, sk' } : {}
      const { Items = [] } = await table.send(query(pk, { ...keysOnly, Limit: headRows }))
      await deleteAll(pointersOf(type, Items))
      await deleteAll(Items.map((row) => ({ pk: String(row['pk']), sk: String(row['sk']) })))
      return Items.length
    },

    async isEmpty({ pk }: Partition): Promise<boolean> {
      const { Count } = await table.send(query(pk, { Select: 'COUNT', Limit: 1 }))
      return Count === 0
    },
  }
}

/** Sends until nothing is left unprocessed, waiting longer each time, with jitter. Throws `unavailable`. */
async function untilProcessed<T extends object | undefined>(
  request: T,
  send: (rest: T) => Promise<T | undefined>,
): Promise<void> {
  let rest: T | undefined = request
  for (let tries = 0; rest && Object.keys(rest).length > 0; tries++) {
    if (tries > retries) throw new AppError('unavailable')
    if (tries > 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * 25 * 2 ** tries))
    rest = await send(rest)
  }
}

function distinct(keys: readonly Key[]): Key[] {
  return [...new Map(keys.map((key) => [`${key.pk}\n${key.sk}`, { pk: key.pk, sk: key.sk }])).values()]
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size))
}
