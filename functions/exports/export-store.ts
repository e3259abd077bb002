import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { deleteDue, dueRow, putDue, workMessageOf } from '../shared/background/due.ts'
import type { AsOf, Exported, Exporter } from '../shared/erasure/exporter.ts'
import { findActiveAccount } from '../shared/identity/account-store.ts'
import { dueKey, exportKey, type ItemType, partitionsOf } from '../shared/keys.ts'
import type { AuditNote } from '../shared/ledger/audit.ts'
import { transactAudited } from '../shared/ledger/audit-store.ts'
import type { Row } from '../shared/table/define-item.ts'
import { readRows } from '../shared/table/filtered-pages.ts'
import { queryPages } from '../shared/table/query-pages.ts'
import { ifNotExists, type Table } from '../shared/table/table.ts'
import { type Export, ExportItem } from './items.ts'

export type ExportStore = ReturnType<typeof exportStore>
export type Partition = { readonly type: ItemType; readonly pk: string }
type Change = Partial<
  Pick<Export, 'status' | 'uploadId' | 'checkpoint' | 'counts' | 'bytes' | 'finishedAt' | 'expiresAt'>
>

/** One due row per account, so one export at a time. */
const current = 'current'
const pageRows = 200

export function exportedOf(table: Table) {
  return async (exporter: Exporter, row: Row, asOf: AsOf): Promise<readonly Exported[]> =>
    exporter.how === 'rows' ? exporter.exported(row, table, asOf) : []
}

export function exportStore(table: Table) {
  const isRunningAs = ({ version }: Pick<Export, 'version'>) => ({
    condition: '#status = :running AND version = :version',
    values: { ':running': 'running', ':version': version },
  })

  /** Fails when another slice has claimed the export. */
  const updateOf = (accountId: string, claimed: Export, change: Change, more = '') => {
    const { condition, values } = isRunningAs(claimed)
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

  /** Returns false when another slice has claimed the export. */
  const updateWithJob = async (
    accountId: string,
    claimed: Export,
    change: Change,
    job: 'reschedule' | 'delete',
    now: number,
  ) => {
    const key = dueKey(accountId, 'export', current)
    const cleared =
      job === 'reschedule' ? ', attempts = :none REMOVE busyUntil' : ' REMOVE busyUntil, checkpoint, uploadId'
    const update = updateOf(accountId, claimed, change, cleared)
    if (job === 'reschedule') Object.assign(update.ExpressionAttributeValues, { ':none': 0 })
    const reschedule = {
      TableName: table.name,
      Key: key,
      UpdateExpression: 'SET dueAt = :now',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':now': now },
    }
    const writes = [{ Update: update }, job === 'reschedule' ? { Update: reschedule } : deleteDue(table, key)]
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

    /** Returns its work message, or the id of the export that already runs. */
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

    /** Returns undefined while another slice may still be working. */
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

    async updateExport(accountId: string, claimed: Export, change: Change): Promise<void> {
      const update = new UpdateCommand(updateOf(accountId, claimed, change))
      await table.tryWrite(
        () => table.send(update).then(() => undefined),
        () => {
          throw new Error('another slice has claimed this export')
        },
      )
    },

    rescheduleExport: (accountId: string, claimed: Export, change: Change, now: number) =>
      updateWithJob(accountId, claimed, change, 'reschedule', now),
    finishExport: (
      accountId: string,
      claimed: Export,
      change: Change & Pick<Export, 'status' | 'finishedAt'>,
      now: number,
    ) => updateWithJob(accountId, claimed, change, 'delete', now),

    partitionsOf: (accountId: string): readonly Partition[] => partitionsOf(accountId),

    /** Leaves out expired rows. */
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

    exportedOf: exportedOf(table),

    /** Reads what the rows’ lines name, for `AsOf.relatedRow`. */
    async readRelated(exporter: Exporter, rows: readonly Row[]): Promise<NonNullable<AsOf['relatedRow']>> {
      const keys = exporter.how === 'rows' && exporter.related ? rows.flatMap(exporter.related) : []
      const found = await readRows(table, keys)
      const byKey = new Map(keys.map(({ pk, sk }, index) => [`${pk} ${sk}`, found[index]]))
      return ({ pk, sk }) => byKey.get(`${pk} ${sk}`)
    },
  }
}
