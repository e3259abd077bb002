import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { dueRow, putDue } from '../../shared/background/due.ts'
import type { Eraser, RowSet } from '../../shared/erasure/eraser.ts'
import { accountOf, type ItemType, type Key } from '../../shared/keys.ts'
import type { Row } from '../../shared/table/define-item.ts'
import { queryPages } from '../../shared/table/query-pages.ts'
import { ifExists, type Table } from '../../shared/table/table.ts'
import { batchDeleteStore } from '../batch-delete-store.ts'

export type SubjectRowStore = ReturnType<typeof subjectRowStore>
/** A part that there was no time for all of: what is left lies behind this sort key, or is the whole of it. */
export type Rest = { readonly after: string | undefined }
type Page = { readonly rows: Row[]; readonly after: string | undefined; readonly next: string | undefined }

const pageRows = 100
const [lowest, highest] = ['\u0000', '\u{10ffff}']

/** The rows of a part of an account, deleted by their keys and never opened. */
export function subjectRowStore(table: Table, erasers: Record<ItemType, Eraser>) {
  const { deleteRows } = batchDeleteStore(table, erasers)

  /** Page by page, pages without a hit included: a large partition with few hits takes its time too. */
  async function* pagesOf({ pk, from = lowest, to = highest, where }: RowSet, behind?: string): AsyncGenerator<Page> {
    const pages = queryPages(table, {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to, ...(where && { ':value': where.value }) },
      ...(where && {
        FilterExpression: where.isList ? 'contains(#name, :value)' : '#name = :value',
        ExpressionAttributeNames: { '#name': where.name },
      }),
      ConsistentRead: true,
      Limit: where ? undefined : pageRows,
      ExclusiveStartKey: behind === undefined ? undefined : { pk, sk: behind },
    })
    let after = behind
    for await (const { Items = [], LastEvaluatedKey } of pages) {
      const next = LastEvaluatedKey && String(LastEvaluatedKey['sk'])
      yield { rows: Items as Row[], after, next }
      after = next
    }
  }

  /** Deletes a part, each row after what must be gone before it; a page at least. Answers what there was no time for. */
  async function eraseSubject(part: RowSet, hasTime: () => boolean, behind?: string): Promise<Rest | undefined> {
    for await (const { rows, after, next } of pagesOf(part, behind)) {
      for (const before of rows.flatMap((row) => part.dependents?.(row) ?? [])) {
        if (await eraseSubject(before, hasTime)) return { after }
      }
      await deleteRows(
        part.type,
        rows,
        rows.flatMap((row) => part.cascadeKeys?.(row) ?? []),
      )
      if ((rows.length > 0 || next !== undefined) && !hasTime()) return { after: next ?? after }
    }
    return undefined
  }

  return {
    eraseSubject,

    /** Looks whether a part is empty; a page at least. */
    async lookAt(part: RowSet, hasTime: () => boolean, behind?: string): Promise<Rest | 'found' | undefined> {
      for await (const { rows, next } of pagesOf(part, behind)) {
        if (rows.length > 0) return 'found'
        if (next !== undefined && !hasTime()) return { after: next }
      }
      return undefined
    },

    /** How the row stands whose erasure was asked for. */
    async stateOf({ pk, sk }: Key): Promise<'gone' | 'active' | 'leaving'> {
      const { Item } = await table.send(
        new GetCommand({
          TableName: table.name,
          Key: { pk, sk },
          ConsistentRead: true,
          ProjectionExpression: 'pk, #state',
          ExpressionAttributeNames: { '#state': 'state' },
        }),
      )
      if (!Item) return 'gone'
      return Item['state'] === 'removed' || Item['state'] === 'erasing' ? 'leaving' : 'active'
    },

    /** One piece of work makes room for the next, all or none. */
    async replaceDue(
      done: Key,
      next: { readonly id: string; readonly details: Record<string, string>; readonly at: number },
    ) {
      const row = dueRow(accountOf(done), 'erase-subject', next.id, next.at, next.details)
      const gone = { TableName: table.name, Key: { pk: done.pk, sk: done.sk }, ConditionExpression: ifExists }
      await table.transact([{ Delete: gone }, putDue(table, row)], () => undefined)
    },
  }
}
