import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { memberKey } from '../keys.ts'
import { listItems } from '../table/query-pages.ts'
import type { Table } from '../table/table.ts'
import { type Member, MemberItem } from './member.ts'

export async function findMember(table: Table, accountId: string, memberId: string): Promise<Member | undefined> {
  const { Item } = await table.send(
    new GetCommand({ TableName: table.name, Key: memberKey(accountId, memberId), ConsistentRead: true }),
  )
  return Item && table.item(MemberItem, Item)
}

export async function listMembers(table: Table, accountId: string): Promise<Member[]> {
  const members = await listEveryMember(table, accountId)
  return members.filter((member) => member.state === 'active')
}

/** Including removed members, whose shifts remain. */
export function listEveryMember(table: Table, accountId: string): Promise<Member[]> {
  return listItems(table, MemberItem, accountId)
}
