import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { memberKey } from '../keys.ts'
import { settleAll } from '../settle-all.ts'
import { readRows } from '../table/filtered-pages.ts'
import { listItems } from '../table/query-pages.ts'
import type { Table, Write } from '../table/table.ts'
import { type Member, MemberItem } from './member.ts'

export async function findMember(table: Table, accountId: string, memberId: string): Promise<Member | undefined> {
  const { Item } = await table.send(
    new GetCommand({ TableName: table.name, Key: memberKey(accountId, memberId), ConsistentRead: true }),
  )
  return Item && table.item(MemberItem, Item)
}

/** In the order of the ids, without missing ones. Removed members are included. */
export async function findMembers(table: Table, accountId: string, memberIds: readonly string[]): Promise<Member[]> {
  const keys = [...new Set(memberIds)].map((memberId) => memberKey(accountId, memberId))
  const rows = await readRows(table, keys)
  return settleAll(rows.flatMap((row) => (row ? [table.item(MemberItem, row)] : [])))
}

export async function listMembers(table: Table, accountId: string): Promise<Member[]> {
  const members = await listEveryMember(table, accountId)
  return members.filter((member) => member.state === 'active')
}

/** Including removed members, whose shifts remain. */
export function listEveryMember(table: Table, accountId: string): Promise<Member[]> {
  return listItems(table, MemberItem, accountId)
}

/** Refuses a transaction in which the member is not an owner any more. */
export function ownerCheck(tableName: string, accountId: string, memberId: string): Write {
  return {
    ConditionCheck: {
      TableName: tableName,
      Key: memberKey(accountId, memberId),
      ConditionExpression: '#state = :active AND #role = :owner',
      ExpressionAttributeNames: { '#state': 'state', '#role': 'role' },
      ExpressionAttributeValues: { ':active': 'active', ':owner': 'owner' },
    },
  }
}
