import { callEngine, EngineError } from '../engines/call.ts'
import type { Table } from '../provision/tables.ts'

type Row = Record<string, Record<string, string>>
type Page = { Items?: Row[]; LastEvaluatedKey?: Row }

/** Deletes items whose TTL has passed by `nowSeconds` (epoch): the engine keeps them for long, AWS deletes within days. */
export async function sweepExpired(url: string, tables: readonly Table[], nowSeconds: number): Promise<number> {
  let deleted = 0
  for (const table of tables) if (table.ttl !== undefined) deleted += await sweep(url, table, table.ttl, nowSeconds)
  return deleted
}

async function sweep(url: string, { name, keys }: Table, ttl: string, nowSeconds: number): Promise<number> {
  const call = <Answer>(action: string, input: object) =>
    callEngine<Answer>(url, 'dynamodb', `DynamoDB_20120810.${action}`, { TableName: name, ...input })
  const expired = '#ttl < :now'
  const values = {
    ExpressionAttributeNames: { '#ttl': ttl },
    ExpressionAttributeValues: { ':now': { N: String(nowSeconds) } },
  }
  let deleted = 0
  let start: Row | undefined
  do {
    const { Items = [], LastEvaluatedKey }: Page = await call<Page>('Scan', {
      ...values,
      FilterExpression: expired,
      ...(start ? { ExclusiveStartKey: start } : {}),
    })
    for (const item of Items) {
      const Key = Object.fromEntries(keys.map((key) => [key, item[key]]))
      // Keeps a row whose TTL was extended since the scan.
      const gone = await call('DeleteItem', { ...values, Key, ConditionExpression: expired }).then(() => true, lostRace)
      if (gone) deleted++
    }
    start = LastEvaluatedKey
  } while (start)
  return deleted
}

function lostRace(error: unknown): false {
  if (error instanceof EngineError && error.code === 'ConditionalCheckFailedException') return false
  throw error
}
