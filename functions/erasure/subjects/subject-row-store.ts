import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { dueRow, putDue } from '../../shared/background/due.ts'
import type { Eraser, RowSet } from '../../shared/erasure/eraser.ts'
import { accountOf, type ItemType, type Key } from '../../shared/keys.ts'
import type { Row } from '../../shared/table/define-item.ts'
import { queryPages } from '../../shared/table/query-pages.ts'
import { ifExists, type Table } from '../../shared/table/table.ts'
import { batchDeleteStore } from '../batch-delete-store.ts'
import { sharedRowStore } from './shared-row-store.ts'

export type SubjectRowStore = ReturnType<typeof subjectRowStore>
/** Rows after this sort key are left, or the whole row set. */
export type Rest = { readonly after: string | undefined }
type Page = { readonly rows: Row[]; readonly after: string | undefined; readonly next: string | undefined }

const pageRows = 100
const [lowest, highest] = ['\u0000', '\u{10ffff}']

export function subjectRowStore(table: Table, erasers: Record<ItemType, Eraser>) {
  const { deleteRows } = batchDeleteStore(table, erasers)
  const { unusedOf } = sharedRowStore(table)

  /** Yields pages without a match too: scanning them takes time. */
  async function* pagesOf(
    { pk, from = lowest, to = highest, where }: RowSet,
    resumeAfter?: string,
  ): AsyncGenerator<Page> {
    const pages = queryPages(table, {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to, ...(where && { ':value': where.value }) },
      ...(where && {
        FilterExpression: where.isList ? 'contains(#name, :value)' : '#name = :value',
        ExpressionAttributeNames: { '#name': where.name },
      }),
      ConsistentRead: true,
      Limit: where ? undefined : pageRows,
      ExclusiveStartKey: resumeAfter === undefined ? undefined : { pk, sk: resumeAfter },
    })
    let after = resumeAfter
    for await (const { Items = [], LastEvaluatedKey } of pages) {
      const next = LastEvaluatedKey && String(LastEvaluatedKey['sk'])
      yield { rows: Items as Row[], after, next }
      after = next
    }
  }

  /** Deletes at least one page, dependents first. Returns what was left when time ran out. */
  async function eraseRowSet(rowSet: RowSet, hasTime: () => boolean, resumeAfter?: string): Promise<Rest | undefined> {
    for await (const { rows, after, next } of pagesOf(rowSet, resumeAfter)) {
      for (const dependent of rows.flatMap((row) => rowSet.dependents?.(row) ?? [])) {
        if (await eraseRowSet(dependent, hasTime)) return { after }
      }
      const shared = await unusedOf(rows.flatMap((row) => rowSet.shared?.(row) ?? []))
      await deleteRows(rowSet.type, rows, [...rows.flatMap((row) => rowSet.cascadeKeys?.(row) ?? []), ...shared])
      if ((rows.length > 0 || next !== undefined) && !hasTime()) return { after: next ?? after }
    }
    return undefined
  }

  return {
    eraseRowSet,

    /** Returns undefined when empty, or where to resume when time ran out. */
    async isEmptyOrFound(
      rowSet: RowSet,
      hasTime: () => boolean,
      resumeAfter?: string,
    ): Promise<Rest | 'found' | undefined> {
      for await (const { rows, next } of pagesOf(rowSet, resumeAfter)) {
        if (rows.length > 0) return 'found'
        if (next !== undefined && !hasTime()) return { after: next }
      }
      return undefined
    },

    async subjectState({ pk, sk }: Key): Promise<'gone' | 'active' | 'leaving'> {
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

    async replaceJob(
      done: Key,
      next: { readonly id: string; readonly details: Record<string, string>; readonly at: number },
    ) {
      const row = dueRow(accountOf(done), 'erase-subject', next.id, next.at, next.details)
      const deletion = { TableName: table.name, Key: { pk: done.pk, sk: done.sk }, ConditionExpression: ifExists }
      await table.transact([{ Delete: deletion }, putDue(table, row)], () => undefined)
    },
  }
}
