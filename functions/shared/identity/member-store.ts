import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { memberKey } from '../keys.ts'
import { listItems } from '../table/query-pages.ts'
import type { Table } from '../table/table.ts'
import { type Member, MemberItem } from './member.ts'

/** A member, active or not, as of now (strongly consistent); undefined when there never was one or they were erased. */
export async function findMember(table: Table, accountId: string, memberId: string): Promise<Member | undefined> {
  const { Item } = await table.send(
    new GetCommand({ TableName: table.name, Key: memberKey(accountId, memberId), ConsistentRead: true }),
  )
  return Item && table.item(MemberItem, Item)
}

/** All members that are not removed. */
export async function listMembers(table: Table, accountId: string): Promise<Member[]> {
  const members = await listEveryMember(table, accountId)
  return members.filter((member) => member.state === 'active')
}

/** All members there ever were: what a removed one did stays. An account has tens or hundreds of them, so they are read whole. */
export function listEveryMember(table: Table, accountId: string): Promise<Member[]> {
  return listItems(table, MemberItem, accountId)
}
