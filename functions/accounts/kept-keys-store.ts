import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { accountRow } from '../shared/key-rows.ts'
import type { Table } from '../shared/table.ts'
import type { KeptKeys } from './kept-keys.ts'

/** The keys of all accounts, page by page, each as it was when its page was read. */
export async function* everyAccountsKeys({ send }: Pick<Table, 'send'>, keyTable: string): AsyncGenerator<KeptKeys> {
  let start: Record<string, unknown> | undefined
  do {
    const scan = new ScanCommand({ TableName: keyTable, ExclusiveStartKey: start, ConsistentRead: true })
    const { Items = [], LastEvaluatedKey } = await send(scan)
    for (const item of Items) if (String(item['pk']).startsWith(accountRow(''))) yield keptKeys(item)
    start = LastEvaluatedKey
  } while (start)
}

function keptKeys(item: Record<string, unknown>): KeptKeys {
  const { pk, current, since = 0, keys, unused = {}, lookedAt = 0, look } = item
  return {
    accountId: String(pk).slice(accountRow('').length),
    current: Number(current),
    since: Number(since),
    keys: keys as KeptKeys['keys'],
    unused: unused as KeptKeys['unused'],
    lookedAt: Number(lookedAt),
    look: look as KeptKeys['look'],
  }
}
