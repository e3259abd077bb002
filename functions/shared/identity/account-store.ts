import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { accountKey } from '../keys.ts'
import type { Table } from '../table/table.ts'
import { type Account, AccountItem } from './account.ts'

/** The account's row as it is now (strongly consistent), still sealed. */
export async function readAccountRow(
  table: Pick<Table, 'name' | 'send'>,
  accountId: string,
): Promise<Record<string, unknown> | undefined> {
  const key = accountKey(accountId)
  const { Item } = await table.send(new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }))
  return Item
}

/** Whether the account is there and not leaving, as of now (strongly consistent). */
export async function isActive(table: Pick<Table, 'name' | 'send'>, accountId: string): Promise<boolean> {
  return (await readAccountRow(table, accountId))?.['state'] === 'active'
}

/** For work that comes from a queue or a due row: the account if it is active, else undefined, and the work is dropped. */
export async function findActiveAccount(table: Table, accountId: string): Promise<Account | undefined> {
  const row = await readAccountRow(table, accountId)
  return row?.['state'] === 'active' ? table.item(AccountItem, row) : undefined
}
