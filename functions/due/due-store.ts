import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { jobStore } from '../shared/background/job-store.ts'
import type { Key } from '../shared/keys.ts'
import type { Table } from '../shared/table/table.ts'

export type DueStore = ReturnType<typeof dueStore>
/** What the index tells of a row: where it is, of which kind, and since when it is due, in milliseconds since the epoch. */
export type DueEntry = Key & { readonly kind: string; readonly dueAt: number }

const pageRows = 100

/** The due index, which holds no account's data: keys, instants and kinds. */
export function dueStore(table: Pick<Table, 'name' | 'send' | 'tryWrite'>) {
  const jobs = jobStore(table)
  return {
    /** What of one shard is due at `now` and of one of these kinds, longest due first, page by page. */
    async *dueEntries(shard: string, kinds: readonly string[], now: number): AsyncGenerator<DueEntry[]> {
      const values = kinds.map((kind, index) => [`:kind${index}`, kind] as const)
      let start: Record<string, unknown> | undefined
      do {
        const query = new QueryCommand({
          TableName: table.name,
          IndexName: 'due',
          KeyConditionExpression: 'dueShard = :shard AND dueAt <= :now',
          FilterExpression: `#kind IN (${values.map(([name]) => name)})`,
          ExpressionAttributeNames: { '#kind': 'kind' },
          ExpressionAttributeValues: { ':shard': shard, ':now': now, ...Object.fromEntries(values) },
          Limit: pageRows,
          ExclusiveStartKey: start,
        })
        const { Items = [], LastEvaluatedKey } = await table.send(query)
        yield Items as DueEntry[]
        start = LastEvaluatedKey
      } while (start)
    },

    /** True when the row was still as the index told, and is now left alone until then. */
    lease: (entry: DueEntry, until: number) => jobs.lease(entry, entry.dueAt, until),
  }
}
