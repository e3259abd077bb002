import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { deleteDue, dueRow, putDue, workMessageOf } from '../shared/background/due.ts'
import type { AsOf, Exported, Exporter } from '../shared/erasure/exporter.ts'
import { findActiveAccount } from '../shared/identity/account-store.ts'
import { dueKey, exportKey, type ItemType, partitionsOf } from '../shared/keys.ts'
import type { AuditNote } from '../shared/ledger/audit.ts'
import { transactAudited } from '../shared/ledger/audit-store.ts'
import type { Row } from '../shared/table/define-item.ts'
import { queryPages } from '../shared/table/query-pages.ts'
import { ifNotExists, type Table } from '../shared/table/table.ts'
import { type Export, ExportItem } from './items.ts'

export type ExportStore = ReturnType<typeof exportStore>
export type Partition = { readonly type: ItemType; readonly pk: string }
type Change = Partial<
  Pick<Export, 'status' | 'uploadId' | 'checkpoint' | 'counts' | 'bytes' | 'finishedAt' | 'expiresAt'>
>

/** There is one due row of this kind for an account, so there is one running export. */
const current = 'current'
const pageRows = 200

/** Export rows, each with the due row that brings its slices while it runs. */
export function exportStore(table: Table) {
  const running = ({ version }: Pick<Export, 'version'>) => ({
    condition: '#status = :running AND version = :version',
    values: { ':running': 'running', ':version': version },
  })

  /** The row as the slice that holds it leaves it; refused when another has claimed it, or it is gone. */
  const updateOf = (accountId: string, claimed: Export, change: Change, more = '') => {
    const { condition, values } = running(claimed)
    const names = Object.keys(change)
    return {
      TableName: table.name,
      Key: exportKey(accountId, claimed.exportId),
      UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`)}${more}`,
      ConditionExpression: condition,
      ExpressionAttributeNames: Object.fromEntries(['status', ...names].map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: {
        ...Object.fromEntries(Object.entries(change).map(([name, value]) => [`:${name}`, value])),
        ...values,
      },
    }
  }

  /** Changes the row and deals with its due row; false when the export is no longer this slice's. */
  const both = async (accountId: string, claimed: Export, change: Change, due: 'now' | 'done', now: number) => {
    const key = dueKey(accountId, 'export', current)
    const left = due === 'now' ? ', attempts = :none REMOVE busyUntil' : ' REMOVE busyUntil, checkpoint, uploadId'
    const update = updateOf(accountId, claimed, change, left)
    if (due === 'now') Object.assign(update.ExpressionAttributeValues, { ':none': 0 })
    const again = {
      TableName: table.name,
      Key: key,
      UpdateExpression: 'SET dueAt = :now',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':now': now },
    }
    const writes = [{ Update: update }, due === 'now' ? { Update: again } : deleteDue(table, key)]
    return (await table.transact(writes, () => 'refused')) === undefined
  }

  const find = async (accountId: string, exportId: string): Promise<Export | undefined> => {
    const Key = exportKey(accountId, exportId)
    const { Item } = await table.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))
    return Item && table.item(ExportItem, Item)
  }

  return {
    findExport: find,
    findActiveAccount: (accountId: string) => findActiveAccount(table, accountId),

    /** Puts a new export, due at `dueAt`: the work for it, or the id of the one that is running already. */
    async startExport(accountId: string, fresh: Export, dueAt: number, note: AuditNote) {
      const { exportId } = fresh
      const due = dueRow(accountId, 'export', current, dueAt, { exportId })
      const put = { Put: { TableName: table.name, Item: await table.row(ExportItem, accountId, fresh) } }
      const { Put } = putDue(table, due)
      const lock = {
        Put: {
          TableName: table.name,
          Item: Put?.Item,
          ConditionExpression: ifNotExists,
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
        },
      }
      const refused = await transactAudited(table, accountId, note, [put, lock], ([refusal]) => ({
        running: (refusal?.row?.['details'] as { exportId?: string } | undefined)?.exportId,
      }))
      return refused ? { running: String(refused.running) } : { work: workMessageOf(due) }
    },

    /** Takes an export for one slice: undefined when it does not run, or another slice may still be at it. */
    async claimExport(
      accountId: string,
      exportId: string,
      now: number,
      busyUntil: number,
    ): Promise<Export | undefined> {
      const update = new UpdateCommand({
        TableName: table.name,
        Key: exportKey(accountId, exportId),
        UpdateExpression: 'SET busyUntil = :until ADD version :one, attempts :one',
        ConditionExpression: '#status = :running AND (attribute_not_exists(busyUntil) OR busyUntil <= :now)',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':until': busyUntil, ':one': 1, ':running': 'running', ':now': now },
        ReturnValues: 'ALL_NEW',
      })
      const row = await table.tryWrite(
        () => table.send(update).then(({ Attributes }) => Attributes),
        () => undefined,
      )
      return row && table.item(ExportItem, row)
    },

    /** Keeps something of a slice that goes on. Throws when the export is no longer this slice's. */
    async updateExport(accountId: string, claimed: Export, change: Change): Promise<void> {
      const update = new UpdateCommand(updateOf(accountId, claimed, change))
      await table.tryWrite(
        () => table.send(update).then(() => undefined),
        () => {
          throw new Error('another slice has gone on with this export')
        },
      )
    },

    rescheduleExport: (accountId: string, claimed: Export, change: Change, now: number) =>
      both(accountId, claimed, change, 'now', now),
    finishExport: (accountId: string, claimed: Export, change: Change & Pick<Export, 'status' | 'finishedAt'>, now: number) =>
      both(accountId, claimed, change, 'done', now),

    /** Every partition of an account. */
    partitionsOf: (accountId: string): readonly Partition[] => partitionsOf(accountId),

    /** The rows of a partition after one, in order, page by page; without those whose time is over. */
    async *rowsAfter(pk: string, after: string | undefined, now: number): AsyncGenerator<Row[]> {
      const pages = queryPages(table, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
        Limit: pageRows,
        ExclusiveStartKey: after === undefined ? undefined : { pk, sk: after },
      })
      for await (const { Items = [] } of pages) {
        yield (Items as Row[]).filter(({ ttl }) => ttl === undefined || ttl > now / 1_000)
      }
    },

    /** What leaves of a row. */
    exportedOf: (exporter: Exporter, row: Row, asOf: AsOf): Promise<readonly Exported[]> =>
      exporter.how === 'rows' ? exporter.exported(row, table, asOf) : Promise.resolve([]),
  }
}
