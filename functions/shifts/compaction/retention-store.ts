import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { toTtl } from '../../shared/clock.ts'
import { partitionsOf } from '../../shared/keys.ts'
import type { Row } from '../../shared/table/define-item.ts'
import { queryPages } from '../../shared/table/query-pages.ts'
import type { Table } from '../../shared/table/table.ts'
import { partExpiresAt, type RetentionPolicy, segmentExpiresAt } from '../domain/rules/retention.ts'

export type RetentionStore = ReturnType<typeof retentionStore>

export function retentionStore(table: Table) {
  function trackPartitions(accountId: string): string[] {
    return partitionsOf(accountId).flatMap(({ type, pk }) => (type === 'segment' || type === 'trackPart' ? [pk] : []))
  }

  async function* rowsOf(pk: string, after: string | undefined): AsyncGenerator<Row[]> {
    const pages = queryPages(table, {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ExclusiveStartKey: after === undefined ? undefined : { pk, sk: after },
      ConsistentRead: true,
    })
    for await (const { Items = [] } of pages) yield Items as Row[]
  }

  /** Updates the row's TTL, or deletes an expired row. */
  async function setRetention({ pk, sk, type, ttl, ...row }: Row, { now, days }: RetentionPolicy): Promise<void> {
    const [lastAt, storedAt] = [Number(row['lastAt']), Number(row['storedAt'])]
    const noticeDays = row['noticeDays'] === undefined ? undefined : Number(row['noticeDays'])
    const kept = { now, days, noticeDays }
    const end = type === 'segment' ? segmentExpiresAt(storedAt, lastAt, kept) : partExpiresAt(lastAt, kept)
    const change = { TableName: table.name, Key: { pk, sk }, ConditionExpression: 'attribute_exists(pk)' }
    const values = { UpdateExpression: 'SET #ttl = :ttl', ExpressionAttributeNames: { '#ttl': 'ttl' } }
    if (end > now && ttl === toTtl(end)) return
    const write = () =>
      end > now
        ? table.send(new UpdateCommand({ ...change, ...values, ExpressionAttributeValues: { ':ttl': toTtl(end) } }))
        : table.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }))
    await table.tryWrite<unknown, void>(write, () => undefined)
  }

  return { trackPartitions, rowsOf, setRetention }
}
