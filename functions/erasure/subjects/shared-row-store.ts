import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { SharedRow } from '../../shared/erasure/eraser.ts'
import type { Key } from '../../shared/keys.ts'
import { queryPages } from '../../shared/table/query-pages.ts'
import type { Table } from '../../shared/table/table.ts'

export type SharedRowStore = ReturnType<typeof sharedRowStore>

/** Rows that several subjects share. */
export function sharedRowStore(table: Pick<Table, 'name' | 'send'>) {
  async function exists({ pk, sk }: Key): Promise<boolean> {
    const get = { TableName: table.name, Key: { pk, sk }, ConsistentRead: true, ProjectionExpression: 'pk' }
    return (await table.send(new GetCommand(get))).Item !== undefined
  }

  /**
   * A row of a subject that is gone does not count: when the last two are erased at once, neither may leave the row to the
   * other.
   */
  async function isUsed({ users: { pk, name, value, subjectOf } }: SharedRow): Promise<boolean> {
    const known = new Map<string, boolean>()
    const pages = queryPages(table, {
      KeyConditionExpression: 'pk = :pk',
      FilterExpression: '#name = :value',
      ExpressionAttributeNames: { '#name': name },
      ExpressionAttributeValues: { ':pk': pk, ':value': value },
      ConsistentRead: true,
    })
    for await (const { Items = [] } of pages) {
      for (const row of Items) {
        const subject = subjectOf(row)
        if (!known.has(subject.sk)) known.set(subject.sk, await exists(subject))
        if (known.get(subject.sk)) return true
      }
    }
    return false
  }

  return {
    /** Keys of those that no other subject uses, each once. */
    async unusedOf(shared: readonly SharedRow[]): Promise<Key[]> {
      const keys: Key[] = []
      for (const each of new Map(shared.map((one) => [one.key.sk, one])).values()) {
        if (!(await isUsed(each))) keys.push(each.key)
      }
      return keys
    },
  }
}
