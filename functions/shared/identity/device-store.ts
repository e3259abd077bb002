import { BatchGetCommand, GetCommand } from '@aws-sdk/lib-dynamodb'
import { hashOfToken } from '../crypto/device-token.ts'
import { AppError } from '../errors.ts'
import { accountKey, deviceKey, devicePointerKey, type Key, memberKey } from '../keys.ts'
import type { Table } from '../table/table.ts'
import { AccountItem } from './account.ts'
import { mendedAccountRow } from './account-store.ts'
import { DeviceItem, DevicePointerItem, type DevicePrincipal } from './device.ts'

/**
 * By the first of the tokens that is valid. Strongly consistent, so that removed devices and members and fenced accounts are
 * refused from the next request on.
 * @throws AppError `unauthorized`
 */
export async function findDevice(table: Table, tokens: readonly string[]): Promise<DevicePrincipal> {
  for (const token of tokens) {
    const device = await deviceOf(table, token)
    if (device) return device
  }
  throw new AppError('unauthorized')
}

async function deviceOf(table: Table, token: string): Promise<DevicePrincipal | undefined> {
  const pointer = await readPointer(table, hashOfToken(token))
  if (!pointer) return undefined
  const { accountId, memberId, deviceId } = pointer
  const keys = [accountKey(accountId), memberKey(accountId, memberId), deviceKey(accountId, memberId, deviceId)]
  const rows = await readRows(table, keys)
  const [account, member, device] = [rows.get('account'), rows.get('member'), rows.get('device')]
  if (account?.['state'] !== 'active' || member?.['state'] !== 'active' || !device) return undefined
  return {
    accountId,
    memberId,
    account: AccountItem.clear.parse(mendedAccountRow(account)),
    device: DeviceItem.clear.parse(device),
  }
}

async function readPointer(table: Table, tokenHash: string) {
  const Key = devicePointerKey(tokenHash)
  const { Item } = await table.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))
  return Item && table.item(DevicePointerItem, Item)
}

async function readRows(table: Table, keys: readonly Key[]): Promise<Map<unknown, Record<string, unknown>>> {
  const request = { [table.name]: { Keys: [...keys], ConsistentRead: true } }
  const { Responses, UnprocessedKeys } = await table.send(new BatchGetCommand({ RequestItems: request }))
  if (UnprocessedKeys?.[table.name]) throw new AppError('unavailable')
  return new Map((Responses?.[table.name] ?? []).map((row) => [row['type'], row]))
}
