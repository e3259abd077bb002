import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { dueRow, putDue } from '../shared/due.ts'
import type { Eraser, Part } from '../shared/erasing.ts'
import type { Row } from '../shared/items.ts'
import { accountOf, type ItemType, type Key } from '../shared/keys.ts'
import { present, type Table } from '../shared/table.ts'
import { bulkStore } from './bulk-store.ts'

export type PartStore = ReturnType<typeof partStore>

const pageRows = 100
const [lowest, highest] = ['\u0000', '\u{10ffff}']

/** The rows of a part of an account, deleted by their keys and never opened. */
export function partStore(table: Table, erasers: Record<ItemType, Eraser>) {
  const { deleteRows } = bulkStore(table, erasers)

  async function* pagesOf({ pk, from = lowest, to = highest, where }: Part): AsyncGenerator<Row[]> {
    let start: Record<string, unknown> | undefined
    do {
      const query = new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to, ...(where && { ':value': where.value }) },
        ...(where && {
          FilterExpression: where.isList ? 'contains(#name, :value)' : '#name = :value',
          ExpressionAttributeNames: { '#name': where.name },
        }),
        ConsistentRead: true,
        Limit: where ? undefined : pageRows,
        ExclusiveStartKey: start,
      })
      const { Items = [], LastEvaluatedKey } = await table.send(query)
      if (Items.length > 0) yield Items as Row[]
      start = LastEvaluatedKey
    } while (start)
  }

  /** Deletes a part, each row after what must be gone before it. False when there was no time for all of it. */
  async function erasePart(part: Part, hasTime: () => boolean): Promise<boolean> {
    for await (const rows of pagesOf(part)) {
      for (const before of rows.flatMap((row) => part.before?.(row) ?? [])) {
        if (!(await erasePart(before, hasTime))) return false
      }
      await deleteRows(
        part.type,
        rows,
        rows.flatMap((row) => part.along?.(row) ?? []),
      )
      if (!hasTime()) return false
    }
    return true
  }

  return {
    erasePart,

    async isPartEmpty(part: Part): Promise<boolean> {
      for await (const rows of pagesOf(part)) if (rows.length > 0) return false
      return true
    },

    /** One piece of work makes room for the next, all or none. */
    async replaceDue(
      done: Key,
      next: { readonly id: string; readonly details: Record<string, string>; readonly at: number },
    ) {
      const row = dueRow(accountOf(done), 'erase-part', next.id, next.at, next.details)
      const gone = { TableName: table.name, Key: { pk: done.pk, sk: done.sk }, ConditionExpression: present }
      await table.transact([{ Delete: gone }, putDue(table, row)], () => undefined)
    },
  }
}
