import { QueryCommand, type QueryCommandInput, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb'
import { partitionOf } from '../keys.ts'
import { settleAll } from '../settle-all.ts'
import type { Item, ItemDef } from './define-item.ts'
import type { Table } from './table.ts'

/** A page may be empty because of a filter. */
export async function* queryPages(
  { name, send }: Pick<Table, 'name' | 'send'>,
  query: Omit<QueryCommandInput, 'TableName'>,
): AsyncGenerator<QueryCommandOutput> {
  let start = query.ExclusiveStartKey
  do {
    const page = await send(new QueryCommand({ ...query, TableName: name, ExclusiveStartKey: start }))
    yield page
    start = page.LastEvaluatedKey
  } while (start)
}

/** For types of which an account has tens or hundreds. */
export async function listItems<Def extends ItemDef>(table: Table, def: Def, accountId: string): Promise<Item<Def>[]> {
  const items: Item<Def>[] = []
  const pages = queryPages(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': partitionOf(accountId, def.type) },
    ConsistentRead: true,
  })
  for await (const { Items = [] } of pages) items.push(...(await settleAll(Items.map((row) => table.item(def, row)))))
  return items
}
