import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { accountKey, accountPointerKey } from '../keys.ts'
import { mendedCountry, mendedZone } from '../stored-zone.ts'
import type { Table } from '../table/table.ts'
import { type Account, AccountItem } from './account.ts'

export async function readAccountRow(
  table: Pick<Table, 'name' | 'send'>,
  accountId: string,
): Promise<Record<string, unknown> | undefined> {
  const key = accountKey(accountId)
  const { Item } = await table.send(new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }))
  return Item && mendedAccountRow(Item)
}

/** With a time zone and a country that every engine takes: earlier releases took others. */
export function mendedAccountRow(row: Record<string, unknown>): Record<string, unknown> {
  const { timeZone, country } = row
  if (typeof timeZone !== 'string' || typeof country !== 'string') return row
  const known = mendedCountry(country)
  return { ...row, country: known, timeZone: mendedZone(timeZone, known) ?? 'UTC' }
}

/** Whether the account exists and is not being erased. */
export async function isActive(table: Pick<Table, 'name' | 'send'>, accountId: string): Promise<boolean> {
  return (await readAccountRow(table, accountId))?.['state'] === 'active'
}

export async function findActiveAccount(table: Table, accountId: string): Promise<Account | undefined> {
  const row = await readAccountRow(table, accountId)
  return row?.['state'] === 'active' ? table.item(AccountItem, row) : undefined
}

/** Undefined where the installation has several accounts, active or not. */
export async function findOnlyAccount(table: Pick<Table, 'name' | 'send'>): Promise<string | undefined> {
  const { Items = [] } = await table.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': accountPointerKey('').pk },
      Limit: 2,
      ConsistentRead: true,
    }),
  )
  return Items.length === 1 ? String(Items[0]?.['accountId']) : undefined
}
